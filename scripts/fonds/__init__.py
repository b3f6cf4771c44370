"""fonds: a folder of plain-text articles becomes an archive to read, search and cite."""

import sys
from importlib import import_module

try:
    import_module("mkdocs")
except ModuleNotFoundError:  # ProperDocs, which is made from it, takes its place
    import_module("properdocs.replacement")

__version__ = "0.1.0"

PLATFORM = sys.modules["mkdocs"].__name__
"""What renders the site: "mkdocs" or "properdocs"; also the name of its logger."""
