"""Who is proposed as the source: names, titles, pronouns, plurals."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.casting import all_sources, source_of
from verify.extract.casting.cast import Cast
from verify.extract.language import load

MAYOR = "Lena Brik, the mayor of Kovar, opened the bridge. "


@pytest.mark.parametrize("later", ["Brik", "Ms. Brik", "Mayor Brik", "Lena", "the mayor", "She"])
def test_a_later_word_for_a_person_goes_back_to_the_full_name(later: str) -> None:
    assert source_of(MAYOR + f"Yesterday {later} said that it would hold.", later).name == "Lena Brik"


def test_a_full_name_that_comes_later_counts_too() -> None:
    assert source_of(f"The water rose, the mayor said.\n\n{MAYOR}", "the mayor").name == "Lena Brik"


@pytest.mark.parametrize("other", ["Holt", "Mr. Brik", "the governor", "A mayor"])
def test_another_name_title_or_article_is_somebody_else(other: str) -> None:
    assert source_of(MAYOR + f"{other} said that it would hold.", other).name != "Lena Brik"


def test_of_two_with_one_last_name_the_nearest_is_taken_and_the_doubt_is_told() -> None:
    text = "Lena Brik spoke first. Tom Brik spoke next. Brik said it was late."
    found = source_of(text, "Brik")
    assert found.name == "Tom Brik"
    assert any("share this name" in why for why in found.why)


def test_a_title_tells_two_of_one_last_name_apart() -> None:
    assert source_of("Lena Brik met Tom Brik. Ms. Brik said it was late.", "Ms. Brik").name == "Lena Brik"


def test_a_first_name_that_two_people_have_is_nobodys() -> None:
    assert source_of("Lena Brik met Lena Holt. Lena said it was late.", "Lena").name == "Lena"


@pytest.mark.parametrize(
    ("phrase", "name", "role"),
    [
        ("Anton Varo, governor of Kovar region,", "Anton Varo", "governor of Kovar region"),
        ("the governor of Kovar region, Anton Varo", "Anton Varo", "governor of Kovar region"),
        ("Mira Sand, a spokeswoman for Kovar Railways", "Mira Sand", "spokeswoman for Kovar Railways"),
        ("a spokeswoman for Kovar Railways, Mira Sand", "Mira Sand", "spokeswoman for Kovar Railways"),
        ("US Secretary of State Jo Marsh", "Jo Marsh", "US Secretary of State"),
        ("Minister of Health Jan Kolar", "Jan Kolar", "Minister of Health"),
        ("chief executive Bruno Lask", "Bruno Lask", "chief executive"),
        ("Zlata Moon, 58, a farmer from Kovar,", "Zlata Moon", "farmer from Kovar"),
        ("General Tor Hall", "Tor Hall", "General"),
        ("Mr. Tor Hall", "Tor Hall", None),
        ("DR ADA LIND, STATE LABORATORY", "Ada Lind", "State Laboratory"),
    ],
)
def test_titles_and_appositions_are_the_role_and_no_part_of_the_name(phrase: str, name: str, role: str | None) -> None:
    found = source_of(f"It was late, according to {phrase}", phrase)
    assert (found.name, found.role) == (name, role)


def test_what_stands_behind_a_comma_without_a_second_one_is_no_apposition() -> None:
    found = source_of("When she met the minister, Sand left. Mira Sand said it was late.", "Mira Sand")
    assert found.role is None


def test_a_thing_is_called_as_the_text_calls_it_without_article_and_news_words() -> None:
    phrase = "The recent geolocated video footage"
    assert source_of(f"{phrase} shows that it burned.", phrase).name == "geolocated video footage"


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        ("A senior Norwegian official left. The official said so.", "The official", "senior Norwegian official"),
        ("The Kovar Herald wrote. The newspaper said it was late.", "The newspaper", "Kovar Herald"),
        ("The Kovar Herald wrote. The Herald said it was late.", "The Herald", "Kovar Herald"),
        ("Example Wire wrote. The agency said it was late.", "The agency", "Example Wire"),
        ("Sarn Metals shut. The company said it was late.", "The company", "Sarn Metals"),
        ("The Norwegian Health Ministry shut. The ministry spoke.", "The ministry", "Norwegian Health Ministry"),
        ("The Institute for River Studies (IRS) wrote. IRS said so.", "IRS", "Institute for River Studies"),
        ("Foreign Minister Jan Kolar left. The foreign minister said so.", "The foreign minister", "Jan Kolar"),
        ("Foreign Minister Jan Kolar left. The health minister said so.", "The health minister", "health minister"),
        ("The Kovar Herald wrote. The station said it was late.", "The station", "station"),
        ("Water Watch shut. The company said it was late.", "The company", "company"),
        ("Mira Sand, a spokeswoman, left. The spokeswoman said so.", "The spokeswoman", "Mira Sand"),
        ("Tom Sand, a spokesman, left. The spokeswoman said so.", "The spokeswoman", "spokeswoman"),
    ],
)  # fmt: skip
def test_a_definite_office_or_body_is_the_last_that_is_called_so(text: str, phrase: str, name: str) -> None:
    assert source_of(text, phrase).name == name


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Tom Hask met Lena Brik at noon. He said it was late.", "He", "Tom Hask"),
        ("Tom Hask met Lena Brik at noon. She said it was late.", "She", "Lena Brik"),
        ("A guard ran, said Mira Sand, a spokeswoman for the railway. She added more.", "She", "Mira Sand"),
        ("Tom Hask works for Kovar Railways. It said it was late.", "It", "Kovar Railways"),
        ("The mayor met residents. They said it was loud.", "They", "residents"),
        ("We met Tom Hask, who said it was late.", "who", "Tom Hask"),
        ("A video, which shows a fire, was found.", "which", "video"),
        ('"Ed Lom lied," said Tom Hask. He went on to say more.', "He", "Tom Hask"),
    ],
)
def test_a_pronoun_is_the_last_that_fits_and_says_so(text: str, pronoun: str, name: str) -> None:
    found = source_of(text, pronoun)
    assert found.name == name
    assert any(f"“{pronoun.lower()}”" in why for why in found.why)


def test_a_pronoun_that_two_people_fit_names_the_other_too() -> None:
    found = source_of("Lena Brik met Mara Holt. She said it was late.", "She")
    assert found.why[0] == "pronoun “she”: the person named last; may be Mara Holt"


def test_a_pronoun_that_nobody_fits_is_unnamed() -> None:
    found = source_of("She said it was late.", "She")
    assert (found.name, found.unnamed) == ("she", True)


def test_we_is_the_document_itself_outside_quotation_marks_only() -> None:
    assert source_of("We have fired no shot.", "We", outlet="The Lantern").name == "The Lantern"
    assert all_sources('"We have fired no shot," he said.', "We", outlet="The Lantern") == ()
    assert all_sources("We have fired no shot.", "We") == ()


@pytest.mark.parametrize(
    ("phrase", "names"),
    [
        ("Tom Hask and Lena Brik", ["Tom Hask", "Lena Brik"]),
        ("Police and residents", ["police", "residents"]),
        ("Reuters and the Kovar Herald", ["Reuters", "Kovar Herald"]),
        ("The governor, Tom Hask, and the police chief, Lena Brik,", ["Tom Hask", "Lena Brik"]),
        ("The Ministry of Trade and Industry", ["Ministry of Trade and Industry"]),
        ("U.S. and Ukrainian officials", ["U.S. and Ukrainian officials"]),
    ],
)
def test_what_and_joins_are_several_sources_unless_it_is_one_name(phrase: str, names: list[str]) -> None:
    assert [one.name for one in all_sources(f"{phrase} said that it was late.", phrase)] == names


def test_both_sides_are_two_unnamed_sources_with_the_parties_that_are_given() -> None:
    text = "Shelling was reported by both sides."
    assert [(one.party, one.unnamed) for one in all_sources(text, "both sides")] == [(None, True)] * 2
    assert [one.name for one in all_sources(text, "both sides", sides=("ua", "ru"))] == [
        "Ukrainian side, unnamed",
        "Russian side, unnamed",
    ]
    assert len(all_sources("Shelling was reported by both mayors.", "both mayors", sides=("ua", "ru"))) == 1


def test_a_document_with_an_author_is_its_authors() -> None:
    phrase = "A report by the Sarn River Board"
    found = source_of(f"{phrase} said that it was late.", phrase)
    assert (found.name, found.kind) == ("Sarn River Board", "organization")
    phrase = "A report by an expert"
    assert source_of(f"{phrase} said that it was late.", phrase).kind == "document"


def test_a_possessor_is_named_in_full_where_the_name_must_stand_alone() -> None:
    assert source_of("Tom Hask left. Hask's office said no.", "Hask's office").name == "office of Tom Hask"
    text = "Water Watch said that its samples showed cyanide."
    assert source_of(text, "its samples").name == "samples of Water Watch"


def test_where_the_text_names_nobody_the_source_is_unnamed() -> None:
    cast = Cast([load()("It rejected claims that it had fired.")])
    assert [(one.name, one.unnamed) for one in cast.speakers(None, (0, 2))] == [("unnamed claims", True)]
    assert [(one.name, one.unnamed) for one in cast.speakers(None, (0, 0))] == [("unnamed source", True)]


NAMES = st.sampled_from(
    [
        "The",
        "Governor",
        "Anton",
        "Orlov",
        ",",
        "said",
        "(",
        ")",
        "-",
        "’s",
        "'s",
        "“",
        "”",
        '"',
        "and",
        "of",
        "for",
        "Ministry",
        "Reuters",
        "police",
        "He",
        "she",
        "who",
        "It",
        "Mr.",
        "GENERAL",
        "both",
        "sides",
        "O'Neil",
        "'",
        "—",
        ":",
        ".",
        "\n\n",
        "Q",
        "officials",
        "U.S.",
        "al-",
        "É",
        "🙂",
        "\u200b",
        "ﷺ",
        "ß",
        "I",
        "we",
    ]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(NAMES | st.text(max_size=5), max_size=40).map(" ".join), st.data())
def test_any_words_are_read_without_an_error(text: str, data: st.DataObject) -> None:
    paragraphs = [load()(part) for part in text.split("\n\n")]
    cast = Cast(paragraphs, outlet="The Lantern", sides=("ua", "ru"))
    number = data.draw(st.integers(0, len(paragraphs) - 1))
    start = data.draw(st.integers(0, len(paragraphs[number])))
    end = data.draw(st.integers(start, len(paragraphs[number])))
    for one in cast.speakers(paragraphs[number][start:end] if start < end else None, (number, start)):
        assert one.name


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("The operator, Orlec Hydro,", "Orlec Hydro"),
        ("The spokesman, Tom Rill,", "Tom Rill"),
        ("The operators, Orlec Hydro,", "operators"),
    ],
)
def test_a_name_behind_a_comma_is_that_of_what_is_described_before_it(phrase: str, name: str) -> None:
    assert source_of(f"{phrase} conceded that one gate had failed.", phrase).name == name
