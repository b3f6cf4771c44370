"""A new archive: its configuration, its first pages, its seeds."""
