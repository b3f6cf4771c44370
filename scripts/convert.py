"""Seeds → docs/ from a checkout, without installing: ``python scripts/convert.py``."""

from fonds.cli import convert

convert()
