"""online: what a host or a web server needs to show the built site, and whether it may go there."""
