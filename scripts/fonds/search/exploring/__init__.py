"""The page that explores: what it is, and its script."""
