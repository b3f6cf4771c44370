"""Terminal output: escaping, progress, the report, and how a command ends."""
