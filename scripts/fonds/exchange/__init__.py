"""What other programs take of an archive: tables, their dictionary, packages, feeds, exports."""
