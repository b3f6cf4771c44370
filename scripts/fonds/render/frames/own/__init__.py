"""The theme “fonds”: MkDocs finds it here by its entry point."""
