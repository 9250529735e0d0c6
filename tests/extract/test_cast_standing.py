"""What a proposed source is: its kind, its party, whether it is official, whether it is named."""

from __future__ import annotations

import pytest

from tests.extract.casting import source_of


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("Energy analyst Rob Tane", "person"),
        ("Military analyst Rob Tane", "person"),
        ("Former defence minister Rob Tane", "person"),
        ("Lawmaker Rob Tane", "person"),
        ("The mayor's chief of staff, Rob Tane,", "government"),
        ("Attorney General Rob Tane", "government"),
        ("Gov. Rob Tane", "government"),
        ("The president of the Kovar football club, Rob Tane,", "person"),
        ("Wagner soldiers", "group"),
        ("Foreign Minister Rob Tane", "government"),
        ("The Kovar city council", "government"),
        ("The embassy", "government"),
        ("Police", "government"),
        ("Kremlin spokesman Rob Tane", "government"),
        ("Police chief Rob Tane", "government"),
        ("Army chief Rob Tane", "military"),
        ("The General Staff", "military"),
        ("The air force", "military"),
        ("Colonel Rob Tane", "military"),
        ("Army spokesman Rob Tane", "military"),
        ("The Kovar Herald", "outlet"),
        ("Radio Kovar", "outlet"),
        ("Reuters", "outlet"),
        ("The state news agency", "outlet"),
        ("The aid agency", "organization"),
        ("Kovar University", "organization"),
        ("Kovar University spokesman Rob Tane", "organization"),
        ("The United Nations", "organization"),
        ("The Institute for River Studies", "organization"),
        ("Rebels", "group"),
        ("Hamas", "group"),
        ("The militant group", "group"),
        ("Satellite images", "imagery"),
        ("Drone footage", "imagery"),
        ("A court filing", "document"),
        ("A survey of 300 voters", "document"),
        ("Seismometers", "sensor"),
        ("Radar", "sensor"),
    ],
)
def test_the_kind_comes_from_the_words(phrase: str, kind: str) -> None:
    assert source_of(f"{phrase} said that it was late.", phrase).kind == kind


@pytest.mark.parametrize(
    ("phrase", "party"),
    [
        ("Ukrainian military spokesperson Ostap Kryk", "ua"),
        ("The Russian-appointed governor of Kovar, Ivan Lom,", "ru"),
        ("The pro-Russian head of the town, Ivan Lom,", "ru"),
        ("Moscow-backed officials", "ru"),
        ("US Secretary of State Jo Marsh", "us"),
        ("U.S. officials", "us"),
        ("Ukraine's General Staff", "ua"),
        ("A spokesman for Norway's army, Odd Lie,", "no"),
        ("The president of Poland, Jan Kolar,", "pl"),
        ("The Israeli army", "il"),
        ("The South Korean Defence Ministry", "kr"),
        ("The Kremlin", "ru"),
        ("Ukraine", "ua"),
        ("U.S. and Ukrainian officials", None),
        ("Georgia Governor Bo Lane", None),
        ("The governor of Russian-occupied Kovar, Ivan Lom,", None),
        ("The ambassador to Russia, Ivan Lom,", None),
        ("A Ukrainian military analyst, Ostap Kryk,", None),
        ("Ukrainian residents", None),
        ("Independent analysts", None),
        ("The Moscow Times", None),
        ("A former US official, Bo Lane,", None),
        ("The Turkish newspaper", None),
    ],
)
def test_the_party_comes_only_from_national_words_bound_to_who_speaks_for_a_state(
    phrase: str, party: str | None
) -> None:
    found = source_of(f"{phrase} said that it was late.", phrase)
    assert found.party == party
    assert any(why.startswith("party from") for why in found.why) == (party is not None)


def test_a_spokesman_has_the_party_of_the_body_that_was_named_before() -> None:
    text = "The Norwegian Defence Ministry sent a ship. The ministry's spokesman, Odd Lie, said it was late."
    found = source_of(text, "The ministry's spokesman, Odd Lie,")
    assert (found.name, found.kind, found.party, found.official) == ("Odd Lie", "government", "no", True)


@pytest.mark.parametrize(
    ("phrase", "official"),
    [
        ("A spokesman for the police", True),
        ("The General Staff", True),
        ("Mayor Lena Brik", True),
        ("A senior official", False),
        ("Former mayor Lena Brik", False),
        ("Analyst Lena Brik", False),
        ("Kovar University", False),
    ],
)
def test_official_is_who_holds_an_office_or_speaks_for_a_body(phrase: str, official: bool) -> None:
    assert source_of(f"{phrase} said that it was late.", phrase).official is official


@pytest.mark.parametrize(
    "phrase",
    [
        "Independent analysts",
        "Residents",
        "Sources",
        "A senior Norwegian official",
        "People familiar with the matter",
        "Two nurses at the hospital",
        "One of the officials",
        "A spokesman for the police",
        "An aid group",
        "Our drone crew",
        "The recent geolocated video footage",
        "Ukrainian officials",
    ],
)
def test_without_a_name_or_a_unique_office_a_source_is_unnamed(phrase: str) -> None:
    assert source_of(f"{phrase} said that it was late.", phrase).unnamed


@pytest.mark.parametrize(
    "phrase", ["The General Staff", "Police", "The governor", "The Defence Ministry", "A Gallup poll", "The railway"]
)
def test_a_name_a_unique_office_and_the_one_body_of_its_kind_are_named(phrase: str) -> None:
    assert not source_of(f"{phrase} said that it was late.", phrase).unnamed
