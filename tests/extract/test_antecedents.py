from __future__ import annotations

from tests.extract.parsing import one
from verify.extract.claims.antecedents import Named, named
from verify.extract.claims.statements import statements
from verify.extract.claims.wording import worded
from verify.proposals import Speaker

ORLOV = Speaker(name="Anton Orlov", kind="government", role="governor")
RAILWAY = Speaker(name="Tarvian Railways", kind="organization")
SOMEBODY = Speaker(name="a source", unnamed=True)


def last(text: str, speaker: Speaker | None = None, source: tuple[int, int] | None = None) -> tuple[str, Named]:
    """The last statement of a text, worded, and what was put into it."""
    doc = one(text)
    statement = statements(doc, [(0, len(doc))])[-1]
    names = named(statement, speaker, source)
    return worded(statement, names.names), names


def test_a_pronoun_that_just_one_thing_before_fits_is_named() -> None:
    assert last("The mill burned down. It stands near Osk.")[0] == "[It: The mill] stands near Osk"


def test_one_that_several_fit_is_named_with_a_question_mark_and_a_doubt() -> None:
    claim, names = last("Though the army left the village, it holds the hill.")
    assert claim == "[it: the army?] holds the hill"
    assert names.doubts == ("“it” may be: the army, the village",)


def test_one_that_nothing_fits_stays_and_is_doubted() -> None:
    claim, names = last("They crossed the river.")
    assert claim == "They crossed the river"
    assert names.doubts == ("it is not said here who or what “They” is",)


def test_one_that_the_statement_itself_explains_stays() -> None:
    assert last("The army says its guns are ready.") == ("The army says its guns are ready", Named({}, ()))


def test_number_decides() -> None:
    assert last("The guns stood on the hill. They fired.")[0] == "[They: The guns] fired"


def test_the_first_person_is_the_speaker_if_it_is_named() -> None:
    assert last("We saw the fire.", ORLOV)[0] == "[We: Anton Orlov] saw the fire"
    assert last("We saw the fire.", SOMEBODY)[0] == "We saw the fire"
    assert last("We saw the fire.", None)[0] == "We saw the fire"


def test_he_may_be_a_person_who_speaks_and_no_railway() -> None:
    assert last("He saw the fire.", ORLOV)[0] == "[He: Anton Orlov] saw the fire"
    assert last("He saw the fire.", RAILWAY)[0] == "He saw the fire"


def test_it_is_rain_and_it_is_clear_stand_for_nothing() -> None:
    assert last("The mill burned. It rained.")[0] == "It rained"
    assert last("The mill burned. It is clear that he left Osk.")[0] == "It is clear that he left Osk"


def test_days_and_months_are_no_antecedents() -> None:
    assert last("On Monday, it rolled down the hill.")[0] == "On Monday, it rolled down the hill"
