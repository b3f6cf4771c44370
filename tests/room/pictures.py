"""Pictures of pages, and how much two of them differ."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageChops, ImageFilter

PLAIN = 64
"""Difference of brightness, of 255, that nobody overlooks."""
BLURRED = 16
"""The same in reduced pictures, where a change of one letter's edge is below it."""


def open_picture(png: bytes) -> Image.Image:
    """The picture in the file *png*, without transparency."""
    return Image.open(BytesIO(png)).convert("RGB")


def count_changed(before: bytes, after: bytes) -> int:
    """How many pixels of two PNG files of one size differ plainly."""
    difference = ImageChops.difference(open_picture(before), open_picture(after)).convert("L")
    return sum(difference.histogram()[PLAIN:])


def reduce_picture(picture: Image.Image) -> Image.Image:
    """A quarter of the width and height, softened: letters turn to grey, blocks stay blocks."""
    size = (picture.width // 4, picture.height // 4)
    return picture.resize(size, Image.Resampling.BOX).filter(ImageFilter.GaussianBlur(1.5))


def measure_difference(picture: Image.Image, reference: Image.Image) -> float:
    """The share of two reduced pictures that differs by more than BLURRED; 1 if sizes do."""
    if picture.size != reference.size:
        return 1.0
    histogram = ImageChops.difference(picture, reference).convert("L").histogram()
    return sum(histogram[BLURRED:]) / sum(histogram)
