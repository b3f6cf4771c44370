"""How the site changes: staged, moved into place under a journal, nothing foreign touched."""
