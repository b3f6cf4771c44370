"""The control words of Rich Text Format that a text is read by."""

from __future__ import annotations

import codecs

_PAIRS = (
    "0:1252 77:10000 128:932 129:949 130:1361 134:936 136:950 161:1253 162:1254 163:1258 177:1255 "
    "178:1256 186:1257 204:1251 222:874 238:1250 254:437 255:850"
)
_CODEPAGES = {int(pair.partition(":")[0]): int(pair.partition(":")[2]) for pair in _PAIRS.split()}
"""``\\fcharset`` of a font → the code page of its text."""
_CODECS = {
    10000: "mac_roman",
    10006: "mac_greek",
    10007: "mac_cyrillic",
    10029: "mac_latin2",
    10079: "mac_iceland",
    10081: "mac_turkish",
    708: "iso8859_6",
    65001: "utf-8",
}
"""Code pages that Python does not call ``cp…``."""
KINDS = {"ansi": 1252, "mac": 10000, "pc": 437, "pca": 850}
"""Control word → the code page of a document that names none."""

_NAMES = (
    "emdash endash bullet lquote rquote ldblquote rdblquote emspace enspace qmspace "
    "zwj zwnj ltrmark rtlmark zwbo zwnbo"
)
_NAMED = "—–•‘’“”\u2003\u2002\u2005\u200d\u200c\u200e\u200f\u200b\u2060"
SIGNS = {
    **dict.fromkeys(("par", "sect", "page", "column", "\n", "\r"), "\n\n"),
    **dict.fromkeys(("line", "softline"), "\n"),
    **dict.fromkeys(("tab", "cell", "nestcell", "\t"), "\t"),
    **{char: char for char in "{}\\"},
    **dict(zip("~-_", "\xa0\xad\u2011", strict=True)),
    **dict(zip(_NAMES.split(), _NAMED, strict=True)),
}
"""Control words and symbols → the characters that they stand for."""
_HIDDEN = """
    colortbl stylesheet pict objdata objclass objname header headerl headerr headerf footer
    footerl footerr footerf ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn xe tc txe rxe fldinst
    nonesttables nonshppict sp shprslt operator company subject keywords comment doccomm category
    manager hlinkbase revtim printim buptim filetbl listtable revtbl nextfile template private
    deleted"""
UNSEEN = frozenset(_HIDDEN.split())
"""Destinations, and a property, of which a reader sees nothing."""
KEPT = frozenset({"shpinst", "shppict", "footnote"})
"""Destinations that are read although ``\\*`` lets a reader that does not know them pass on."""
PROPERTIES = frozenset({"title", "author", "creatim"})
"""Destinations that state something of the document."""
PICTURES = {"pngblip": "png", "jpegblip": "jpeg", "emfblip": "emf", "wmetafile": "wmf"}
"""Control word → the suffix that a file of such a picture has."""


def find_codec(page: int) -> str:
    """The codec of a code page."""
    name = _CODECS.get(page, f"cp{page}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"


def codec_of_charset(charset: int) -> str:
    """The codec of a font with that character set; "" where it has none of its own."""
    page = _CODEPAGES.get(charset)
    return find_codec(page) if page else ""
