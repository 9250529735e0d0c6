"""Texts of any shape, with more of what the rules look at than chance would give."""

from __future__ import annotations

from hypothesis import strategies as st

_PIECES = [
    "said", "told", "denied", "reported", "according", "to", "as", "that", "whether", "he", "she", "it", "they",
    "who", "which", "and", "but", "although", "while", "if", "the", "a", "Orlov", "Tolan", "ministry", "army",
    "village", "governor", "Tarvian", "officials", "sources", "we", "I", "not", "no", "never", "will", "may", "on",
    "Tuesday", "last", "week", "2031-05-14", "12", ".", ".", ".", ",", ",", ":", ";", "?", "!", "“", "”", '"',
    "'", "‘", "’", "—", "-", "(", ")", "[", "]", "…", "\n\n", "\n", "|", "#", "*", ">", "https://example.org", "🤡",
    "Киев", "сказал", "NOT", "don't", "said.", "U.S.", "Mr.", "Capt.", "3.5", "1,200", "\u202e", "\u200d", "\x07",
]  # fmt: skip


def prose() -> st.SearchStrategy[str]:
    """Words of reports in any order, among any other characters."""
    words = st.lists(st.sampled_from(_PIECES), min_size=0, max_size=60).map(" ".join)
    anything = st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=120)
    return st.one_of(words, anything, st.tuples(words, anything, words).map(" ".join))
