"""The edges: files put on disk whole, locks, checksums, worker processes."""
