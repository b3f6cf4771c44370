"""Which articles belong together: the same text again, nearly the same, one story, related ones."""
