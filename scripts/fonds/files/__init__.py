"""The system: atomic writes, confined paths, locks, checksums, worker processes."""
