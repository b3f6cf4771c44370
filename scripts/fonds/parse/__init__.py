"""From text to an article: date, title, paragraphs, dateline, language."""
