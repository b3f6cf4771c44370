"""Mentions of all articles: which of them mean one record, and of which kind it is."""
