import io
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.reading import KINDS, STANCES
from verify import dates
from verify.errors import InputError
from verify.exchange.attribution import FLAGS, KEYS, lines, parse
from verify.exchange.lines import LIMIT
from verify.model import GRADES, Stance
from verify.model import KINDS as EVERY_KIND
from verify.model import STANCES as EVERY_STANCE

NAMES = {typed: key for key, typed in KEYS.items()}
WORDS = {meaning: word for word, meaning in FLAGS.items()}


def spell(draft: dict[str, Any]) -> str:
    """An attribution as one line: what parse reads."""
    source = draft["source"] if isinstance(draft["source"], dict) else {"name": draft["source"]}
    fields = ['"' + source["name"].replace('"', '""') + '"']
    for key, value in {**source, **draft}.items():
        if not isinstance(value, list | dict) and (key, value) in WORDS:
            fields.append(WORDS[key, value])
        elif key not in {"name", "source"}:
            values = value if isinstance(value, list) else [value]
            fields += [f'{NAMES[key]}="' + one.replace('"', '""') + '"' for one in values]
    return ",".join(fields)


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1).filter(str.strip)
LISTS = st.lists(TEXTS, min_size=1, max_size=3)
SOURCES = TEXTS | st.fixed_dictionaries(
    {"name": TEXTS, "grade": st.sampled_from(GRADES)},
    optional={
        "kind": st.sampled_from(EVERY_KIND), "party": TEXTS, "part_of": TEXTS, "official": st.just(True),
        "unnamed": st.just(True), "role": TEXTS,
    },
)  # fmt: skip
DRAFTS = st.fixed_dictionaries(
    {"source": SOURCES, "stance": st.sampled_from(EVERY_STANCE)},
    optional={
        "access": st.sampled_from(["first-hand", "second-hand"]), "why": TEXTS, "note": TEXTS,
        "interest": st.sampled_from(["against", "self-serving"]),
        "basis": st.just("implicit"), "confirmed": st.just(True), "independent": st.just(True),
        "at": st.sampled_from(["2023", "2023-09-06T14:30Z"]), "quote": TEXTS, "document": TEXTS, "url": TEXTS,
        "via": LISTS, "relays": LISTS, "rests_on": LISTS,
    },
)  # fmt: skip


@given(DRAFTS)
def test_what_is_spelled_is_read_back(draft: dict[str, Any]) -> None:
    assert parse(spell(draft), stance=None) == draft


@given(st.text(st.sampled_from('ax,=" \n') | st.characters()), st.sampled_from([None, *EVERY_STANCE]))
def test_any_text_gives_an_attribution_or_an_input_error(text: str, stance: Stance | None) -> None:
    with suppress(InputError):
        assert parse(text, stance=stance)["stance"] in EVERY_STANCE


def test_the_examples_of_the_contract_are_read() -> None:
    text = "Yevgeniy Balitskiy, party=ru, kind=government, via=Example News, at=2023-09-06"
    assert parse(text, stance="affirms") == {
        "source": {"name": "Yevgeniy Balitskiy", "kind": "government", "party": "ru"},
        "stance": "affirms",
        "via": ["Example News"],
        "at": "2023-09-06",
    }
    assert parse("Example Wire, kind=outlet, relays=Yevgeniy Balitskiy", stance="affirms") == {
        "source": {"name": "Example Wire", "kind": "outlet"},
        "stance": "affirms",
        "relays": ["Yevgeniy Balitskiy"],
    }


def test_quotes_keep_commas_and_doubled_quotes_and_spaces_around_signs_are_nothing() -> None:
    text = ' "Doe, John" ,party = x, quote= "he said ""yes, no""" , via=a,via = b ,doc=D1,rests-on="i, j"'
    assert parse(text, stance="denies") == {
        "source": {"name": "Doe, John", "party": "x"},
        "stance": "denies",
        "quote": 'he said "yes, no"',
        "via": ["a", "b"],
        "document": "D1",
        "rests_on": ["i, j"],
    }


def test_a_quote_inside_a_bare_value_and_an_equals_sign_in_a_name_are_themselves() -> None:
    assert parse('Y. "Wagner" P = Q, note=a=b', stance="affirms") == {
        "source": 'Y. "Wagner" P = Q',
        "stance": "affirms",
        "note": "a=b",
    }


@pytest.mark.parametrize("word", FLAGS)
def test_each_flag_means_its_key_and_value(word: str) -> None:
    key, value = FLAGS[word]
    draft: Any = parse(f"S, {word}", stance=None if key == "stance" else "affirms")
    about = draft["source"] if isinstance(draft["source"], dict) else {}
    assert {**draft, **about}[key] == value


def test_a_stance_that_agrees_with_the_option_may_stand() -> None:
    assert parse("S, denies", stance="denies") == {"source": "S", "stance": "denies"}


UNKNOWN = "a stance, a flag or key=value; did you mean"
AGAINST = "a second interest, 'against' after 'self-serving'"
CLOSING = 'a closing quote, with "" for a quote inside'


@pytest.mark.parametrize(
    ("text", "path", "found", "wanted"),
    [
        ("", "source", "nothing", "the name of the source"),
        (' " " , affirms', "source", "nothing", "the name of the source"),
        ("party=ru, S", "source", "'party='", "the name of the source as the first field"),
        ("S,", "field 2", "nothing", "a stance, a flag or key=value"),
        ("S,,affirms", "field 2", "nothing", "a stance, a flag or key=value"),
        ("S, party=", "party", "nothing", "a value"),
        ("S, affirm", "field 2", "'affirm'", f"{UNKNOWN} 'affirms'?"),
        ("S, affirms, part_of=T", "field 3", "'part_of='", f"{UNKNOWN} 'part-of='?"),
        ("S, affirms, first_hand", "field 3", "'first_hand'", f"{UNKNOWN} 'first-hand'?"),
        ("S, affirms, denies", "denies", "a second stance, 'denies' after 'affirms'", "one"),
        ("S, affirms, affirms", "affirms", "a second stance, 'affirms' after 'affirms'", "one"),
        ("S, first-hand, second-hand", "second-hand", "a second access, 'second-hand' after 'first-hand'", "one"),
        ("S, self-serving, against-interest", "against-interest", AGAINST, "one"),
        ("S, party=a, party=b", "party", "a second party, 'b' after 'a'", "one"),
        ("S, kind=spy", "kind", "'spy'", KINDS),
        ("S, grade=b", "grade", "'b'", "A, B, C, D, E or F"),
        ("S, at=2023-13", "at", "'2023-13'", dates.WANTED),
        ("S", "stance", "nothing", STANCES),
        ('"S', "source", "a quote that is never closed", CLOSING),
        ('S, quote="a', "quote", "a quote that is never closed", CLOSING),
        ('S, quote="a""', "quote", "a quote that is never closed", CLOSING),
        ('S, quote="a"b, affirms', "quote", "'b, affirms' behind a closing quote", "a comma or the end"),
        ("S\0", "", "a NUL character", "text without NUL characters"),
        ("S\udcff", "", "an unpaired surrogate", "text in valid Unicode"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_field(text: str, path: str, found: str, wanted: str) -> None:
    with pytest.raises(InputError) as caught:
        parse(text, stance=None)
    assert (caught.value.path, caught.value.found, caught.value.wanted) == (path, found, wanted)


def test_a_stance_that_contradicts_the_option_is_refused() -> None:
    with pytest.raises(InputError, match="stance: found 'affirms', wanted 'denies', as the option says, or none"):
        parse("S, affirms", stance="denies")


def test_a_word_like_nothing_known_is_answered_with_all_words() -> None:
    with pytest.raises(InputError) as caught:
        parse("S, pony", stance="affirms")
    assert all(word in caught.value.wanted for word in [*FLAGS, *KEYS])


def test_a_value_with_commas_but_no_quotes_around_it_is_explained() -> None:
    with pytest.raises(InputError, match=r'a value with commas stands in "quotes"'):
        parse('S, quote=he said "yes, no"', stance="affirms")


def test_a_long_value_is_read_or_refused_at_once() -> None:
    with pytest.raises(InputError):
        parse("S," + " " * 10**6, stance=None)
    with pytest.raises(InputError):
        parse("S" + ",x" * 10**5, stance=None)
    with pytest.raises(InputError):
        parse('S,quote="' + '""' * 10**6, stance=None)


def test_a_file_holds_one_attribution_a_line() -> None:
    data = "\ufeff# who said so\r\n\r\nS, denies\r\n  # and\n T, affirms".encode()
    drafts = [{"source": "S", "stance": "denies"}, {"source": "T", "stance": "affirms"}]
    assert list(lines(io.BytesIO(data), "f", stance=None)) == drafts


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"S, kind=spy", f"f:3: kind: found 'spy', wanted {KINDS}"),
        (b"S\xff", "f:3: found byte 0xff, which is not UTF-8, wanted UTF-8 text"),
        (b"S" * (LIMIT + 1), "f:3: found a line of more than 1 MiB, wanted at most 1 MiB"),
    ],
)
def test_an_error_in_a_file_has_file_and_line(line: bytes, message: str) -> None:
    with pytest.raises(InputError) as caught:
        list(lines(io.BytesIO(b"# one\nS\n" + line), "f", stance="affirms"))
    assert str(caught.value) == message
