"""Views put into the theme's own page, and what makes a page stale."""
