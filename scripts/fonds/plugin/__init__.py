"""What MkDocs calls: the plugin, its options, and who renders which page."""
