"""Names and texts compared: folded for keeping, a shadow for matching, a skeleton for look-alikes."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SPACES = re.compile(r"\s+")

# Letters of other scripts that are taken for Latin ones on sight, after the idea of UTS #39; the pairs are those
# that occur in names of people and outlets. Upper and lower case are listed apart: Greek Η looks like H, η like n.
_LOOKS_LIKE = str.maketrans(
    {
        pair[0]: pair[1]
        for pair in (
            "Аa аa Вb вb Сc сc Еe еe Нh нh Іi іi Јj јj Кk кk Мm мm Оo оo Рp рp Ѕs ѕs Тt тt Уy уy Хx хx "
            "ԁd ԛq ԝw һh Ӏl ӏl "
            "Αa αa Βb Εe Ζz Ηh ηn Ιi ιi Κk κk Μm Νn νv Οo οo Ρp ρp Τt τt Υy υu Χx χx ϲc Ϲc Տs օo հh ոn սu"
        ).split()
    }
)

# Shapes that differ only by type face, or by a stroke.
_ONE_SHAPE = str.maketrans(
    {
        **dict.fromkeys("1|iı", "l"),
        "ł": "l",
        "0": "o",
        "ø": "o",
        "đ": "d",
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("’‘ʼ′`", "'"),
    }
)

# Letters that show nothing: Hangul fillers and the Braille blank.
_BLANK = dict.fromkeys(map(ord, "\u115f\u1160\u3164\uffa0\u2800"), "")


REDACTED = "[redacted]"
"""What stands in the place of a redacted text; the text that a thing is known by has its id behind it."""
_MARKED = re.compile(r"\[redacted\](?: [CDS]\d+(?: \d+)?)?", re.ASCII)


def is_redacted(text: str) -> bool:
    """Whether a text is what a redaction leaves, and no more: words may begin like that too."""
    return _MARKED.fullmatch(text) is not None


def folded(text: str) -> str:
    """The text as it is kept: NFC, runs of white space as one space, none at the ends."""
    return " ".join(unicodedata.normalize("NFC", text).split())


@lru_cache(maxsize=65536)
def shadow(text: str) -> str:
    """The text as it is matched: folded, without case, accents and invisible characters."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(mark for mark in decomposed if unicodedata.category(mark) not in {"Mn", "Cf"})
    return _SPACES.sub(" ", letters.casefold()).strip()


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """What is left of a name when look-alike letters, case, accents and spaces are disregarded."""
    decomposed = unicodedata.normalize("NFKD", name)
    letters = "".join(mark for mark in decomposed if unicodedata.category(mark) not in {"Mn", "Cf"})
    latin = shadow(letters.translate(_BLANK).translate(_LOOKS_LIKE)).translate(_ONE_SHAPE)
    return latin.replace(" ", "").replace("rn", "m").replace("vv", "w")
