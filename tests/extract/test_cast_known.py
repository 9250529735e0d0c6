"""Proposed sources that the database knows."""

from __future__ import annotations

import pytest

from tests.extract.casting import source_of
from verify.model import Source

KNOWN = (
    Source(id="S1", name="Yevgeny Varitsky", kind="government", party="ru", role="governor of Kovar", official=True),
    Source(
        id="S2", name="General Staff of the Armed Forces of Norvessa", kind="military", aliases=("The General Staff",)
    ),
    Source(id="S3", name="Lena Brik", kind="person"),
    Source(id="S4", name="Tom Brik", kind="person", role="analyst"),
    Source(id="S5", name="Ada Lind", aliases=("A. Lind",)),
    Source(id="S6", name="Ada Lind Senior", aliases=("A. Lind",)),
)


@pytest.mark.parametrize(
    ("phrase", "known"),
    [
        ("Yevgeny Varitsky", "S1"),
        ("the general staff", "S2"),
        ("General Staff of the Armed Forces of Norvessa", "S2"),
        ("Governor Varitsky", "S1"),
        ("Analyst Brik", "S4"),
        ("Lena Brik", "S3"),
        ("Varitsky", None),
        ("Mayor Varitsky", None),
        ("Brik", None),
        ("A. Lind", None),
        ("Yevgeniy Varitskiy", None),
    ],
)
def test_a_known_source_is_found_by_its_name_or_by_last_name_and_title(phrase: str, known: str | None) -> None:
    found = source_of(f"It was late, according to {phrase}.", phrase, known=KNOWN)
    assert found.known == known
    assert any(why.startswith("known as") for why in found.why) == (known is not None)


def test_a_known_source_gives_what_the_database_has_of_it() -> None:
    found = source_of("Governor Varitsky said it was late.", "Governor Varitsky", known=KNOWN)
    assert (found.name, found.kind, found.party, found.role, found.official) == (
        ("Yevgeny Varitsky", "government", "ru", "governor of Kovar", True)
    )


@pytest.mark.parametrize(
    ("phrase", "told"),
    [
        ("A. Lind", "several known sources are called “A. Lind”: S5 Ada Lind, S6 Ada Lind Senior"),
        ("Brik", "may be a known source of this last name: S3 Lena Brik, S4 Tom Brik"),
        ("Yevgeniy Varitskiy", "spelled almost like S1 Yevgeny Varitsky; not taken for the same"),
    ],
)
def test_a_name_that_is_not_sure_to_be_known_only_hints_at_it(phrase: str, told: str) -> None:
    assert told in source_of(f"{phrase} said that it was late.", phrase, known=KNOWN).why
