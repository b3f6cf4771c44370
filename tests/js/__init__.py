"""Checks of the scripts that need Node: their types, their style and their behaviour."""
