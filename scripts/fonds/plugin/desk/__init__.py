"""The desk of a live preview: names and articles, corrected with the keyboard."""
