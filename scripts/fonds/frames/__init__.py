"""What is around the pages: fonds' own theme, and what fits its pages into Material."""
