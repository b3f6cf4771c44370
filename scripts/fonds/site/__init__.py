"""From pages to a site: the MkDocs plugin, what stands around a text, typography."""
