"""Words: dictionaries, folding, transliteration."""
