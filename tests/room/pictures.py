"""Pictures of pages, and how much two of them differ."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageChops

PLAIN = 64
"""Difference of brightness, of 255, that nobody overlooks."""


def open_picture(png: bytes) -> Image.Image:
    """The picture in the file *png*, without transparency."""
    return Image.open(BytesIO(png)).convert("RGB")


def count_changed(before: bytes, after: bytes) -> int:
    """How many pixels of two PNG files of one size differ plainly."""
    difference = ImageChops.difference(open_picture(before), open_picture(after)).convert("L")
    return sum(difference.histogram()[PLAIN:])
