"""Why a text is no date, said to the person who wrote it."""

from __future__ import annotations

from fonds.base.dateforms import no_date
from fonds.base.patterns import late
from fonds.base.periods import says_unknown
from fonds.base.speech import tell

LONGEST = 80
"""Characters; no date that a person writes is longer."""

_SERIAL = late(r"[1-6][0-9]{4}(?:\.[0-9]+)?")
_SECONDS = late(r"1[0-9]{9}(?:[0-9]{3})?")
_SHEET_ERROR = late(r"#[A-Z/0!?]+|#+")


def explain(text: str) -> ValueError:
    """Why *text* is no date, in a sentence."""
    if says_unknown(text):
        return ValueError(tell("“{text}” says that there is no date.", text=text))
    if _SERIAL.fullmatch(text):
        return ValueError(
            tell(
                "“{text}” may be a date as spreadsheets store it: format its column as a date"
                " there, such as 2022-01-15, and save again.",
                text=text,
            )
        )
    if _SECONDS.fullmatch(text):
        return ValueError(
            tell("“{text}” may count seconds since 1970; write it as 2022-01-15.", text=text)
        )
    if _SHEET_ERROR.fullmatch(text):
        return ValueError(
            tell("“{text}” is an error of the spreadsheet: mend its cell.", text=text)
        )
    if len(text) > LONGEST:
        return ValueError(tell("This is too long for a date."))
    return no_date(text)
