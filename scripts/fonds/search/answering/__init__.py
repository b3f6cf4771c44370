"""What the search of a published site answers: the browser's engine once more, in Python."""
