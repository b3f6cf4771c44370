"""The formats of whole exports."""

FORMATS = ("sqlite", "parquet", "tei", "txt", "ead")
