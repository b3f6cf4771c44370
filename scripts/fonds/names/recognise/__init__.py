"""Names in one article: spans of its text, each with its kind and the rule that says so."""
