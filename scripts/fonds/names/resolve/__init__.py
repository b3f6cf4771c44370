"""The second step of names, over all articles: which spans are one record, and of which kind."""
