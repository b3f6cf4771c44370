"""From files to articles in the catalogue: the seeds, their encodings, their metadata."""
