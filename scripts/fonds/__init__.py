"""fonds: a folder of plain-text articles becomes an archive to read, search and cite."""

__version__ = "0.1.0"
