"""Search: an index of classic scripts that a page can read over http and from file:// alike."""
