"""The marks within a Markdown paragraph: emphasis, links, pictures, code, tags."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOKEN = re.compile(
    r"(?=[\\!\[\]`<&*_~=])(?:"  # One look at the character passes over prose.
    r"(?P<escape>\\[!-/:-@\[-`{-~\n])"
    r"|(?P<picture>!\[[^\[\]\n]{0,1000}\](?:\((?:[^()\s]|\([^()\s]{0,500}\)){0,2000}(?:\s+[\"'][^\"'\n]{0,500}[\"'])?\))?)"
    r"|(?P<note>\[\^[^\]\n]{1,60}\])"
    r"|(?P<open>\[)"
    r"|(?P<close>\](?:\(<?(?:[^()\s]|\([^()\s]{0,500}\)){0,2000}(?:\s+[\"'][^\"'\n]{0,500}[\"'])?\)|\[[^\[\]\n]{0,200}\])?)"
    r"|(?P<code>`+)"
    r"|(?P<tag></?[A-Za-z][^<>\n]{0,2000}>|<!--[^<>]{0,2000}-->)"
    r"|(?P<entity>&(?=amp;))"
    r"|(?P<emphasis>\*{1,3}|(?<![^\W_])_{1,3}|_{1,3}(?![^\W_])|~~|==))"
)


def marks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The places of the marks in text[start:end]; what is opened and never closed is no mark."""
    opened: dict[str, int] = {}
    brackets: list[int] = []
    for token in _TOKEN.finditer(text, start, end):
        at, last = token.span()
        if token.lastgroup in {"picture", "note", "tag"}:
            yield at, last
        elif token.lastgroup == "escape":
            yield at, at + 1
        elif token.lastgroup == "entity":
            yield last, last + len("amp;")
        elif token.lastgroup == "open":
            brackets.append(at)
        elif token.lastgroup == "close":
            opening = brackets.pop() if brackets else None
            # "[sic]" is the text's own.
            if opening is not None and last - at > 1:
                yield opening, opening + 1
                yield at, last
        else:
            yield from _paired(token, text, opened)


def _paired(token: re.Match[str], text: str, opened: dict[str, int]) -> Iterator[tuple[int, int]]:
    """The mark and the one that it closes."""
    mark, (at, last) = token[0], token.span()
    code = token.lastgroup == "code"
    closes = code or not text[at - 1 : at].isspace()
    opens = code or not text[last : last + 1].isspace()
    if mark in opened and closes:
        opening = opened.pop(mark)
        yield opening, opening + len(mark)
        yield at, last
    elif opens:
        opened[mark] = at
