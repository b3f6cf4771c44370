"""A page that stands alone, outside of any theme."""

from __future__ import annotations


def document_html(root: str, head: str, body: str) -> str:
    """The whole page: *root* are attributes of its ``<html>``, *head* is what its head has beside
    what each has, *body* its ``<body>`` with the tags around it.
    """
    return (
        f"<!doctype html>\n<html {root}>\n<head>\n"
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"{head}</head>\n{body}</html>\n"
    )
