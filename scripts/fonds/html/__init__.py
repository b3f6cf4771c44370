"""What pages of the site show, as escaped HTML: articles, lists, records, charts."""
