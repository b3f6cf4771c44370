"""Readers of documents: one module a format, each from bytes to the texts that they hold."""
