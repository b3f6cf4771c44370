"""Which articles belong together: copies, near copies, extracts, one story, related ones."""
