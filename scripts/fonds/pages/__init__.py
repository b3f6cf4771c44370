"""From the catalogue to Markdown pages under docs/."""
