"""The catalogue: one SQLite file, made from the seeds, the only memory between runs."""
