"""Who and what is mentioned: recognised in each article, resolved over all of them."""
