"""Characters and pieces of text that cutting and folding could take in more than one way."""

from __future__ import annotations

import unicodedata

SURROGATES = range(0xD800, 0xE000)
EVERYWHERE = [chr(code) for code in range(0x110000) if code not in SURROGATES]
ASSIGNED = [char for char in EVERYWHERE if unicodedata.category(char) not in {"Cn", "Co"}]
MANY_ALIKE = ("CJK UNIFIED", "HANGUL SYLLABLE", "TANGUT", "EGYPTIAN", "CUNEIFORM", "KHITAN", "YI ")
DIFFERENT = [char for char in ASSIGNED if not unicodedata.name(char, "").startswith(MANY_ALIKE)]

PIECES = (
    "l’", "L'", "ſ’", "qu’", "QUOIQU’", "ʼ", "’", " ", " ", "-", "1", "000", "\u00a0", "\u202f",
    "eſt", "été", "e\u0301t", "ﬁn", "ŒUVRE", "Straße", "İı", "ŉ", "ΣΑΣ", "Å", "K", "②", "Ａ", "ｱｶﾞ",
    "ガラス", "カ\u3099", "疫情", "基辅", "OTAN", "Covid", "19", "㍻", "ไทย", "น้ำ", "ລາວໜ", "ខ្មែរ",
    "မြန်မာ", "한국", "हिन्दी", "\u00ad", "\u200b", "\ufeff", "\u0640", "مُحَمَّد", "𠀀", "𝕏", "。", "・",
    "\x92", "\x9c", "\x97", "\x90", ".", ",", "U", "S", "a.b", "２", "²", "un", "dell", "ال",
    "عراق", "학교", "에서", "는",
)  # fmt: skip
