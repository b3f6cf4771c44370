"""From articles to names: authority records, where they are mentioned, and tags."""
