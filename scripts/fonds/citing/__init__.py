"""How an article is cited, in the standards that programs read: values in, text out."""
