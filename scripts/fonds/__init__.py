"""fonds: a folder of plain-text articles becomes an archive to read, search and cite."""

import os
import sys
from importlib import import_module

# Else NumPy starts a thread for each core when it is loaded, which takes 0.06 s of CPU time in each
# process; they would only compute linear algebra of floats, and there is none here.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

try:
    import_module("mkdocs")
except ModuleNotFoundError:  # ProperDocs, which is made from it, takes its place
    import_module("properdocs.replacement")

__version__ = "0.1.0"

PLATFORM = sys.modules["mkdocs"].__name__
"""What renders the site: "mkdocs" or "properdocs"; also the name of its logger."""
