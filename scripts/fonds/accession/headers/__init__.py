"""Headers: what a text states of itself before it begins, as the tools that wrote it do."""
