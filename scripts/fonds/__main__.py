"""``python -m fonds``."""

from fonds.cli import main

main()
