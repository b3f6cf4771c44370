"""bundle: the built site as one file to give away, that opens without a server or a network."""
