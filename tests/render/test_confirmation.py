"""What a command says it has recorded."""

from __future__ import annotations

from tests.render.builders import assessment, origin, origins, voice
from tests.render.samples import DENIED, NOBODY
from verify.render import terminal
from verify.report import Interest

CONTRACT_EXAMPLE = """\
added C1  Robotyne is no longer under Russian control
  A1  affirms  Yevgeniy Balitskiy  ru  against interest (inferred: the claim harms ru)
  A2  affirms  Hanna Maliar        ua  self-serving (inferred: the claim favors ua)
  A3  affirms  Example Wire            relays Yevgeniy Balitskiy, adds no origin
  => VERIFIED   2 origins for, 2 parties; none against
"""

ROBOTYNE = assessment(
    "C1",
    "Robotyne is no longer under Russian control",
    status="verified",
    origins=origins(
        (2, 2),
        (0, 0),
        origin("Yevgeniy Balitskiy", "for", "A1", "A3", party="ru", interest="against"),
        origin("Hanna Maliar", "for", "A2", party="ua", interest="self-serving"),
    ),
    attributions=(
        voice(
            "A1",
            "Yevgeniy Balitskiy",
            party="ru",
            interest=Interest(value="against", stated=False, why="the claim harms ru"),
        ),
        voice(
            "A2",
            "Hanna Maliar",
            party="ua",
            interest=Interest(value="self-serving", stated=False, why="the claim favors ua"),
        ),
        voice("A3", "Example Wire", party="ru", relays=("Yevgeniy Balitskiy",)),
    ),
)


def test_a_confirmation_reads_as_the_contract_shows_it() -> None:
    assert terminal.confirmation("added", ROBOTYNE, ["A1", "A2", "A3"]) == CONTRACT_EXAMPLE


def test_a_confirmation_shows_what_was_recorded_and_the_status_before() -> None:
    shown = terminal.confirmation("attested", ROBOTYNE, ["A2"], before="single-source")
    assert shown.splitlines()[1:] == [
        "  A2  affirms  Hanna Maliar  ua  self-serving (inferred: the claim favors ua)",
        "  => SINGLE-SOURCE → VERIFIED   2 origins for, 2 parties; none against",
    ]
    assert "=> VERIFIED as before   2" in terminal.confirmation("attested", ROBOTYNE, ["A2"], before="verified")


def test_a_confirmation_without_voices_is_two_lines() -> None:
    assert terminal.confirmation("exists", NOBODY, []) == (
        "exists C6  The mayor of Oberau has left town\n  => UNSOURCED   none for, none against\n"
    )


def test_a_stated_interest_says_so() -> None:
    stated = Interest(value="neutral", stated=True, why="it keeps the register")
    claim = DENIED.model_copy(update={"attributions": (voice("A1", "Office", stance="denies", interest=stated),)})
    assert "  A1  denies  Office    neutral (stated: it keeps the register)\n" in terminal.confirmation(
        "added", claim, ["A1"]
    )
