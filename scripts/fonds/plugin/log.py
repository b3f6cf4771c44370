"""What MkDocs prints: the report among its lines; control characters are made visible."""

from __future__ import annotations

import logging
from collections.abc import Callable

from fonds.base.speech import tell
from fonds.terminal.output import show_record
from fonds.terminal.report import Report, report_lines


def log_report(log: logging.Logger, report: Report) -> None:
    """The report among MkDocs' own lines; what needs a person is a warning, so strict fails."""
    say: dict[bool, Callable[[str], None]] = {True: log.warning, False: log.info}
    for line in report_lines(report):
        say[line.needed](line.text)
    log.info(
        tell(
            "fonds: {articles} articles, {pages} pages, {written} written",
            articles=report.articles,
            pages=report.pages,
            written=report.written,
        )
    )


def show_log(log: logging.Logger) -> None:
    """Make what the handlers of *log* print visible; once is enough."""
    for handler in log.handlers:
        handler.addFilter(show_record)  # which adds none twice
