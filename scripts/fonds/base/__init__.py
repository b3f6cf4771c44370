"""What all other packages share: values, errors, dates, slugs, addresses, translations."""
