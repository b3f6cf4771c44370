"""The first step of names, article by article: spans of text, each with the rule that found it."""
