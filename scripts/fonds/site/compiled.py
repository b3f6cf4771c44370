"""The theme's templates, compiled once: that takes as long as to render a thousand pages."""

from __future__ import annotations

from pathlib import Path

from jinja2 import FileSystemBytecodeCache

FOLDER = "templates"
"""Below the build folder; safe to delete."""


def keep_compiled(build: Path) -> FileSystemBytecodeCache:
    """What remembers templates between runs; a template with another text is compiled anew."""
    folder = build / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(folder), "%s")
