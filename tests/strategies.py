"""Hypothesis strategies: what the cast may say of a claim."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.builders import Said

SPEAKERS = (
    "governor", "ministry", "spokesman", "minister", "staff", "observer", "witness", "other-witness", "analyst",
    "wire", "paper", "agency", "tabloid", "officials", "video", "memo",
)  # fmt: skip
COPIES = {"D2": ["D1"], "D3": ["D1"], "D5": ["D1", "D4"]}
"""Documents that said() speaks in: two copies of D1, and one of both D1 and D4."""

_days = st.sampled_from(["2023-09-01", "2023-09-02", "2023-09", "2023"])
_stances = st.sampled_from(["affirms", "affirms", "affirms", "denies", "partly", "doubts", "no-comment", "retracts"])
_optional: dict[str, st.SearchStrategy[Any]] = {
    "access": st.sampled_from(["first-hand", "second-hand"]),
    "basis": st.sampled_from(["implicit", "own-voice"]),
    "confirmed": st.booleans(),
    "independent": st.booleans(),
    "why": st.just("a reason"),
    "interest": st.sampled_from(["against", "self-serving", "neutral"]),
    "document": st.sampled_from(["D1", "D2", "D3", "D4", "D5"]),
    "via": st.lists(st.sampled_from(["carrier", "agency", "tabloid", "unknown-carrier"]), max_size=2).map(tuple),
    "rests_on": st.lists(st.sampled_from(["video", "memo"]), max_size=2, unique=True).map(tuple),
}


def said(stances: st.SearchStrategy[str] = _stances) -> st.SearchStrategy[Said]:
    """One dated attribution by somebody of the cast; relays go from outlets to others, so never in a circle."""
    plain = st.fixed_dictionaries(
        {"source": st.sampled_from(SPEAKERS), "stance": stances, "at": _days}, optional=_optional
    )
    relay = st.fixed_dictionaries(
        {
            "source": st.sampled_from(["wire", "paper"]),
            "stance": stances,
            "at": _days,
            "relays": st.lists(
                st.sampled_from(["governor", "minister", "analyst", "officials"]), min_size=1, max_size=2, unique=True
            ).map(tuple),
        },
        optional={key: _optional[key] for key in ("access", "via", "document")},
    )
    return st.one_of(plain, plain, relay)


def anything_said(max_size: int = 7) -> st.SearchStrategy[list[Said]]:
    """What is said of one claim."""
    return st.lists(said(), max_size=max_size)
