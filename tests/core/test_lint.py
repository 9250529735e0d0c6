"""What `verify lint` asks, rule by rule: what it must see, and what is near and must be passed over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from time import perf_counter
from typing import Any

import pytest

from tests.builders import Said, denies, facts_of, reported, says
from verify.answers import Advice
from verify.core.lint import RULES, lint
from verify.core.lint.matter import Matter
from verify.core.lint.persons import same_person
from verify.core.lint.plurals import is_plural
from verify.core.lint.verbs import asserting
from verify.core.policy import DEFAULT, Policy
from verify.model import Attribution, Claim, Document, Facts, Judgement, Source

RU: dict[str, Any] = {"harms": ("ru",), "favors": ("ua",)}


def asked(
    facts: Facts,
    code: str,
    *,
    policy: Policy = DEFAULT,
    judgements: Iterable[Judgement] = (),
    graded: Mapping[str, str] | None = None,
    today: date = date(2024, 1, 1),
) -> list[Advice]:
    """The advice of one rule."""
    made = reported(facts, policy)
    every = lint(facts, made, policy, judgements=judgements, graded=graded or {}, today=today)
    assert all(one.code in RULES and one.subject in one.text for one in every if one.code != "diagonal")
    return [one for one in every if one.code == code]


def lint_all(facts: Facts) -> tuple[Advice, ...]:
    return lint(facts, reported(facts), DEFAULT, judgements=(), graded={}, today=date(2024, 1, 1))


def subjects(facts: Facts, code: str, **more: Any) -> list[str]:
    return [one.subject for one in asked(facts, code, **more)]


def said_by(*said: Said, cast: Mapping[str, Mapping[str, Any]] | None = None, **claim: Any) -> Facts:
    """One claim with what is said of it."""
    return facts_of((claim, said), cast=cast)


# unknown-source


def test_a_named_source_without_party_or_kind_is_asked_about_once() -> None:
    facts = facts_of(({}, [says("new")]), ({}, [says("new")]), cast={"new": {}})
    (one,) = asked(facts, "unknown-source")
    assert one.text == (
        '"new" (new) speaks in A1 and has no kind and no party: verify source set new --kind KIND --party PARTY|none'
    )


@pytest.mark.parametrize("said", [says("governor", via="wire"), says("governor", relays="wire"), says("wire")])
def test_who_carries_or_is_relayed_is_asked_about_as_well(said: Said) -> None:
    assert subjects(said_by(said), "unknown-source") == ["wire"]


@pytest.mark.parametrize(
    "said",
    [
        says("governor"),
        says("spokesman"),  # its ministry has the party
        says("observer"),  # of no party, stated
        says("officials"),  # unnamed
        says("governor", rests_on="video"),
    ],
)
def test_a_source_that_is_known_or_unnamed_is_not_asked_about(said: Said) -> None:
    assert subjects(said_by(said), "unknown-source") == []


def test_a_plural_is_asked_about_once_only() -> None:
    facts = said_by(says("local residents"), cast={"local residents": {}})
    assert [one.code for one in lint_all(facts)] == ["plural-source"]


# plural-source


@pytest.mark.parametrize(
    "name",
    [
        "independent analysts",
        "officials",
        "Officials",
        "local residents",
        "Local Residents",
        "Ukrainian soldiers",
        "US officials",
        "two diplomats",
        "two Ukrainian brigades",
        "residents of Verbove",
        "Residents of the village",
        "sources close to the ministry",
        "people familiar with the matter",
        "both sides",
        "local media",
    ],
)
def test_a_plural_without_a_name_is_asked_about(name: str) -> None:
    facts = said_by(says(name), cast={name: {"kind": "group", "party": "ua", "unnamed": False}})
    assert subjects(facts, "plural-source") == [name]


@pytest.mark.parametrize(
    "name",
    [
        "Reuters",
        "United Nations",
        "Associated Press",
        "White Helmets",
        "Doctors Without Borders",
        "Doctors of the World",
        "United Farm Workers",
        "Armed Forces of Ukraine",
        "Russian forces",
        "emergency services",
        "The Straits Times",
        "RIA Novosti",
        "senior official",
        "Yevgeniy Balitskiy",
        "reuters",
        "",
        "…",
    ],
)
def test_a_name_that_ends_like_a_plural_is_not_asked_about(name: str) -> None:
    assert not is_plural(Source(id="S1", name=name, kind="organization"))
    assert not is_plural(Source(id="S1", name=name))


def test_a_plural_that_is_marked_unnamed_is_not_asked_about() -> None:
    assert subjects(said_by(says("officials")), "plural-source") == []


# same-person


def speakers(*names: str, kind: str | None = "person", **fields: Any) -> Facts:
    """Sources S1, S2, … that speak on one claim."""
    known = {f"S{place}": {"name": name, "kind": kind, **fields} for place, name in enumerate(names, start=1)}
    facts = facts_of(({}, [says(source) for source in known]))
    sources = {source: Source.model_validate({"id": source, **told}) for source, told in known.items()}
    return replace(facts, sources=sources)


def alike(*names: str, **fields: Any) -> list[str]:
    """What is asked of some sources that may be one person."""
    return [one.text for one in asked(speakers(*names, **fields), "same-person")]


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Volodymyr Zelensky", "V. Zelensky", "the same surname and initial"),
        ("Volodymyr Zelensky", "Zelenskyy V.", "the same surname and initial"),
        ("Volodymyr Zelensky", "Zelensky", "the same surname"),
        ("Volodymyr Zelensky", "President Zelensky", "the same surname"),
        ("Volodymyr Zelensky", "Zelensky Volodymyr", "the same names in another order"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy", "the same name in two spellings"),
        ("Volodymyr Zelenskyy", "Volodymyr Zelenskiy", "the same name in two spellings"),
        ("Yevgeniy Balitskiy", "Yevgeny Balitsky", "the same name in two spellings"),
        ("Vasily Nebenzya", "Vassily Nebenzia", "the same name in two spellings"),
        ("Oleh Syniehubov", "Oleg Syniehubov", "the same name in two spellings"),
        ("Dmytro Chubenko", "Dmitry Chubenko", "spelled nearly alike"),
        ("Halie Marie Brown", "Halie Brown", "the same but for a middle name"),
        ("Bashar al-Assad", "Bashar Assad", "the same but for a middle name"),
    ],
)
def test_two_names_of_one_person_are_asked_about(one: str, other: str, why: str) -> None:
    assert alike(one, other) == [
        f'"{other}" (S2) may be "{one}" (S1): {why}; if so, verify source merge S2 S1',
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Volodymyr Zelensky", "Olena Zelenska"),
        ("Zelensky", "Zelenska"),
        ("Ivan Petrov", "Ivana Petrova"),
        ("Volodymyr Zelensky", "O. Zelensky"),
        ("Mike Pence", "Michael Pence"),  # a nickname
        ("Kim Lee", "Kam Lee"),  # too short for a matter of spelling
        ("John Kirby", "John Kerry"),
        ("Antony Blinken", "Vladimir Putin"),
        ("TASS", "Ivan Tass"),
        ("witness 1", "witness 2"),
        ("Source A", "Source B"),
    ],
)
def test_names_that_are_merely_near_are_not_asked_about(one: str, other: str) -> None:
    assert alike(one, other) == []


@pytest.mark.parametrize("kind", ["outlet", "organization", "imagery", "document", "sensor", "group"])
def test_what_is_no_person_is_not_taken_for_one(kind: str) -> None:
    assert alike("Ukrainska Pravda", "Ukrainskaya Pravda", "Pravda", kind=kind) == []


def test_without_a_kind_a_name_of_a_body_is_not_taken_for_a_person() -> None:
    assert alike("Kyiv Post", "Post", "Example News", "News", "Ministry of Defence", "Defence", kind=None) == []
    assert alike("Ukrainska Pravda", "Pravda", "Kyiv Independent", "The Independent", kind=None) == []


def test_an_alias_is_a_name_as_well() -> None:
    cast = {
        "one": {"kind": "government", "party": "ru", "aliases": ("Yevgeny Balitsky",)},
        "two": {"kind": "person", "aliases": ("Y. Balitskiy",)},
    }
    (one,) = asked(said_by(says("one"), says("two"), cast=cast), "same-person")
    assert one.text.startswith('"two" (two), also "Y. Balitskiy" may be "one" (one), also "Yevgeny Balitsky": ')


def test_a_short_form_is_merged_into_the_whole_name_and_a_later_spelling_into_an_earlier() -> None:
    (one,) = asked(speakers("V. Zelensky", "Volodymyr Zelensky"), "same-person")
    assert (one.subject, one.text.endswith("verify source merge S1 S2")) == ("S1", True)
    (one,) = asked(speakers("Volodymyr Zelensky", "Volodymyr Zelenskyy"), "same-person")
    assert (one.subject, one.text.endswith("verify source merge S2 S1")) == ("S2", True)


def test_a_surname_alone_is_no_reason_when_the_parties_differ_or_many_bear_it() -> None:
    cast = {"Kim": {"kind": "person", "party": "kp"}, "Ann Kim": {"kind": "person", "party": "us"}}
    assert subjects(said_by(says("Kim"), says("Ann Kim"), cast=cast), "same-person") == []
    assert alike("Kim", "Ann Kim", "Bob Kim", "Cho Kim", "Dora Kim") == []


def test_an_unnamed_source_is_nobody_in_particular() -> None:
    assert alike("Zelensky", "Volodymyr Zelensky", unnamed=True) == []


def test_ten_thousand_sources_are_compared_in_no_time() -> None:
    letters = "abcdefghijklmnopqrst"
    given = [f"{one}{other}anor".capitalize() for one in letters for other in letters]
    names = [f"{name} {surname}" for surname in ("Smith", *given[:24]) for name in given]
    assert len(names) == 10_000
    matter = Matter.of(speakers(*names), reported(Facts()))
    began = perf_counter()
    list(same_person(matter))
    assert perf_counter() - began < 5  # measured: 0.3 s; all with all would take minutes


# old-grade


@pytest.mark.parametrize(("day", "found"), [("2022-12-31", ["agency"]), ("2023-01-01", []), ("2023-12-31", [])])
def test_a_grade_is_old_on_the_day_after_the_policys_age(day: str, found: list[str]) -> None:
    facts = said_by(says("governor", via="agency"))
    assert subjects(facts, "old-grade", graded={"agency": f"{day}T23:59:59Z"}) == found


def test_the_age_is_the_policys_and_the_advice_says_when_it_was_set() -> None:
    facts = said_by(says("governor", via="agency"))
    (one,) = asked(
        facts, "old-grade", graded={"agency": "2023-12-01T00:00:00Z"}, policy=Policy(id="desk", grade_age_days=30)
    )
    assert "graded B on 2023-12-01, 31 days ago" in one.text


def test_grade_f_never_ages() -> None:
    assert subjects(said_by(says("wire")), "old-grade", graded={"wire": "2001-01-01T00:00:00Z"}) == []


# strong-verb


@pytest.mark.parametrize(
    "text",
    [
        "The institute verifies heavy fighting",
        "Kyiv confirms that the village was lost",
        "The ministry has confirmed heavy losses",
        "The loss was confirmed by Kyiv",
        "On Monday Russia confirmed heavy losses",
        "The UN verified 9,701 deaths",
        "Footage reveals that the bridge is down",
        "The film proves that it was shelled",
        "Experts demonstrated how it was done",
        "The report established that he lied",
        "Officials debunk the story",
        "The leak exposes who gave the order",
        "We can confirm that the bridge is down",
    ],
)
def test_a_verb_that_asserts_more_than_was_said_is_seen(text: str) -> None:
    assert len(list(asserting(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The report could not be independently verified",
        "No independent source has so far confirmed it",
        "The number is unconfirmed",
        "There were 1,200 confirmed cases in May",
        "New confirmed cases were counted",
        "The ministry refused to confirm the loss",
        "The ministry declined to verify that it was true",
        "The ministry will confirm the number tomorrow",
        "It has yet to be confirmed",
        "If confirmed, it is the worst loss",
        "Protesters demonstrated in the square",
        "The company was established in 1999",
        "The wound proved fatal",
        "Troops were exposed to fire",
        "The film can be verified by anyone",
        "Verification takes time",
        "It was acknowledged by the governor",
    ],
)
def test_what_is_denied_possible_an_adjective_or_another_meaning_is_no_strong_verb(text: str) -> None:
    assert list(asserting(text)) == []


def test_a_claim_that_asserts_is_asked_about_unless_it_is_verified() -> None:
    text = "The governor confirms that Robotyne is lost"
    one_sided = said_by(says("governor"), text=text, **RU)
    (one,) = asked(one_sided, "strong-verb")
    assert one.text.startswith('"confirms" in C1 says more than the evidence, for it is single-source: ')
    assert subjects(said_by(says("governor"), says("minister"), text=text, **RU), "strong-verb") == []


@pytest.mark.parametrize(
    "fields",
    [
        {"quote": "The governor confirmed that the village is lost"},
        {"quote": "The village, as confirmed by the governor, is lost"},
        {"quote": "We can confirm that the village is lost"},
        {"note": '"Verifies" is the article\'s verb.'},
        {"note": "Confirms the loss."},
    ],
)
def test_a_strong_verb_near_its_source_is_asked_about(fields: dict[str, str]) -> None:
    assert subjects(said_by(says("governor", **fields)), "strong-verb") == ["A1"]


@pytest.mark.parametrize(
    "fields",
    [
        {"quote": "The village is lost, and footage confirms the number"},
        {"quote": "it proves that we were right"},
        {"quote": "The governor could not confirm that the village is lost"},
        {"note": "A person has confirmed it as his."},
        {"note": "Nobody has confirmed that these are his words."},
        {"note": "Said that it could not confirm the report itself."},
        {"note": 'The only thing that "acknowledged" covers.'},
    ],
)
def test_a_strong_verb_of_somebody_else_is_not(fields: dict[str, str]) -> None:
    assert subjects(said_by(says("governor", **fields)), "strong-verb") == []


def in_document(text: str, quote: str) -> Facts:
    said = Attribution(id="A1", claim="C1", source="S1", quote=quote, document="D1")
    return Facts(
        claims={"C1": Claim(id="C1", uid="0" * 12, text="claim 1")},
        attributions={"C1": (said,)},
        sources={"S1": Source(id="S1", name="Institute for War", kind="organization", party="none")},
        documents={"D1": Document(id="D1", text=text)},
        shown=("C1",),
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It rained. The Institute for War verifies heavy fighting there.", ["A1"]),
        ("It rained. The film reveals heavy fighting there.", ["A1"]),
        ("It rained. The film reveals that heavy fighting goes on.", ["A1"]),
        ("There is heavy fighting, as confirmed by the Institute.", ["A1"]),
        ("The Institute confirms rain. There is heavy fighting.", []),
        ("The Institute cannot verify heavy fighting.", []),
        ("Officials confirm rain where the Institute reports heavy fighting.", []),
        ("There is heavy fighting. Confirmed by the Institute is rain.", []),
    ],
)
def test_the_sentence_around_a_quote_is_read_in_its_document(text: str, found: list[str]) -> None:
    assert subjects(in_document(text, "heavy fighting"), "strong-verb") == found


def test_a_strong_word_for_a_denial_is_called_by_its_name() -> None:
    (one,) = asked(said_by(denies("governor", quote="The governor refuted the report")), "strong-verb")
    assert one.text.endswith('write that "governor" (governor) "denies" it')


# weak-denial


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (denies("officials"), "it is unnamed"),
        (denies("wire", relays="officials"), '"officials" (officials) is unnamed'),
        (denies("tabloid"), "reaches us at grade E"),
        (denies("governor", via="tabloid"), "reaches us at grade E"),
    ],
)
def test_a_denial_that_never_counts_is_told(said: Said, why: str) -> None:
    (one,) = asked(said_by(says("minister"), said, **RU), "weak-denial")
    assert (one.subject, why in one.text) == ("A2", True)


@pytest.mark.parametrize("said", [denies("governor"), says("officials"), says("tabloid", "doubts"), denies("analyst")])
def test_any_other_stance_or_source_is_not_a_weak_denial(said: Said) -> None:
    assert subjects(said_by(says("minister"), said, **RU), "weak-denial") == []


def test_a_denial_that_was_taken_back_is_not_told() -> None:
    taken_back = (denies("tabloid", at="2023-09-01"), says("tabloid", "retracts", at="2023-09-02"))
    assert subjects(said_by(*taken_back, **RU), "weak-denial") == []


# mixed-quote

CONCEDED = "We left the village and took a better line"


def two_claims(one: Said, other: Said) -> Facts:
    """A claim that harms ru, and one that favors it."""
    return facts_of((RU, [one]), ({"favors": ("ru",)}, [other]))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (CONCEDED, CONCEDED),
        (CONCEDED, CONCEDED.upper()),
        (CONCEDED, "took a better line"),
        ("We left the village", CONCEDED),
    ],
)
def test_one_quote_that_concedes_and_boasts_is_to_be_parted(one: str, other: str) -> None:
    (advice,) = asked(two_claims(says("governor", quote=one), says("governor", quote=other)), "mixed-quote")
    assert advice.subject == "A1"
    assert "A1 (C1) and serves it in A2 (C2)" in advice.text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (says("governor", quote=CONCEDED), says("governor", quote="a new line is held")),
        (says("governor", quote=CONCEDED), says("governor", quote="line")),  # stands inside by chance
        (says("governor", quote=CONCEDED), says("ministry", quote=CONCEDED)),
        (says("minister", quote=CONCEDED), says("minister", quote=CONCEDED)),  # self-serving and neutral
        (says("governor"), says("governor")),
    ],
)
def test_words_of_their_own_or_of_others_are_not(one: Said, other: Said) -> None:
    assert subjects(two_claims(one, other), "mixed-quote") == []


def test_a_claim_that_favors_and_harms_its_speakers_party_is_to_be_split_once() -> None:
    both: dict[str, Any] = {"favors": ("ru",), "harms": ("RU", "ua")}
    assert subjects(said_by(says("governor"), says("ministry"), **both), "mixed-quote") == ["C1"]
    assert subjects(said_by(says("minister"), **both), "mixed-quote") == []
    assert subjects(said_by(says("governor", interest="against", why="a reason"), **both), "mixed-quote") == []


# diagonal


def judged(grades: str, credibilities: str, *, by: str = "anna") -> list[str]:
    """The subjects, for claims each with one source of a grade, signed with a credibility."""
    cast = {f"of grade {grade}": {"kind": "government", "party": "ua", "grade": grade} for grade in set(grades)}
    facts = facts_of(*(({}, [says(f"of grade {grade}")]) for grade in grades), cast=cast)
    signed = [
        Judgement.model_validate(
            {
                "id": f"J{place}",
                "claim": f"C{place}",
                "verdict": "single-source",
                "why": "a reason",
                "by": by if by != "each" else f"signer {place}",
                "at": "2023-09-07T00:00:00Z",
                "content_hash": "0" * 64,
                "credibility": None if credibility == "-" else int(credibility),
            }
        )
        for place, credibility in enumerate(credibilities, start=1)
    ]
    return subjects(facts, "diagonal", judgements=signed)


def test_a_signer_who_always_follows_the_grade_is_asked_about() -> None:
    assert judged("ABCC", "1233") == ["J4"]
    assert judged("ABFFE", "12665") == ["J5"]


@pytest.mark.parametrize(
    ("grades", "credibilities"),
    [
        ("ABCD", "1233"),  # one off the diagonal
        ("ABC", "123"),  # too few
        ("AAAA", "1111"),  # one good source
        ("ABCD", "123-"),
    ],
)
def test_a_signer_who_judges_the_claim_now_and_then_is_not(grades: str, credibilities: str) -> None:
    assert judged(grades, credibilities) == []


def test_each_signer_is_asked_for_himself() -> None:
    assert judged("ABCD", "1234", by="each") == []


def test_the_best_grade_behind_a_claim_is_the_one_compared_with() -> None:
    facts = facts_of(*[({}, [says("agency"), says("tabloid")])] * 2, *[({}, [says("wire")])] * 2)
    signed = [
        Judgement.model_validate(
            {
                "id": f"J{place}",
                "claim": f"C{place}",
                "verdict": "unsourced",
                "why": "a reason",
                "by": "anna",
                "at": "2023-09-07T00:00:00Z",
                "content_hash": "0" * 64,
                "credibility": credibility,
            }
        )
        for place, credibility in enumerate((2, 2, 6, 6), start=1)
    ]
    (one,) = asked(facts, "diagonal", judgements=signed)
    assert "C1 B2, C2 B2, C3 F6, C4 F6" in one.text
