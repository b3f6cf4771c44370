"""What the steps of names know of words: dictionaries, folding, other scripts."""
