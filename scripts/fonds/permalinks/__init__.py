"""Which addresses were published, and where each of them leads now."""
