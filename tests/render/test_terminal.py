"""The screen: what is said, how wide, and that no text which others wrote acts on it."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.render.builders import assessment, origin, origins, report_of, voice
from tests.render.dispute import DISPUTED
from tests.render.samples import AGAINST, CLAIMS, NOBODY, REFUTED, REPEATED, SHOWN, VERIFIED, WHOLE
from tests.render.strategies import claim_saying, hostile_texts, report_saying, steady
from verify.model import Entry, Source
from verify.render import terminal
from verify.render.account import account

COLOUR = re.compile(r"\x1b\[[0-9;]+m")
ACTING = frozenset("\u061c\u200b\u200e\u200f\u2060\ufeff")
texts = st.lists(hostile_texts(), min_size=1, max_size=4)
widths = st.sampled_from([60, 61, 80, 120, 200])


def fits(shown: str, width: int) -> None:
    """Asserts that a text suits a screen: harmless, no wider than it, no spaces at line ends, one feed at its end."""
    assert shown.endswith("\n")
    assert not shown.endswith("\n\n")
    for line in shown[:-1].split("\n"):
        assert cell_len(line) <= width, line
        assert not line.endswith(" "), line
        for character in line:
            assert unicodedata.category(character) not in {"Cc", "Cs", "Zl", "Zp"}, repr(line)
            assert not "\u202a" <= character <= "\u202e", repr(line)
            assert not "\u2066" <= character <= "\u2069", repr(line)
            assert not "\U000e0000" <= character <= "\U000e00ff", repr(line)
            assert character not in ACTING, repr(line)


def plain(shown: str) -> str:
    return COLOUR.sub("", shown)


@steady
@given(texts, widths)
def test_no_text_in_a_report_acts_on_the_screen_or_overflows_it(texts: list[str], width: int) -> None:
    report = report_saying(WHOLE, texts)
    shown = terminal.report(report, width=width)
    fits(shown, width)
    assert plain(terminal.report(report, width=width, colour=True)) == shown


@steady
@given(texts, widths)
def test_no_text_of_a_claim_acts_on_the_screen_or_overflows_it(texts: list[str], width: int) -> None:
    report = claim_saying(SHOWN, texts)
    shown = terminal.claim(report, width=width)
    fits(shown, width)
    assert plain(terminal.claim(report, width=width, colour=True)) == shown


@steady
@given(hostile_texts(), hostile_texts(), widths)
def test_no_text_in_a_list_acts_on_the_screen_or_overflows_it(name: str, other: str, width: int) -> None:
    source = Source(id="S1", name=name, party=other, role=name, aliases=(other, name), notes=other)
    entry = Entry(number=1, at="2031-05-06T18:00:00Z", actor=name, command=other, arguments="", root="", hash="c0ffee")
    fits(terminal.sources([source], width=width), width)
    fits(terminal.source(source, parent=other, record=[name], width=width), width)
    fits(terminal.log([(entry, "C1, A1–A3")], width=width), width)
    fits(terminal.found([("C1", "verified", name), ("S1", None, other)], width=width), width)
    fits(terminal.table([name, other], [[other, name]], width=width), width)


@steady
@given(texts)
def test_no_text_in_a_confirmation_acts_on_the_screen(texts: list[str]) -> None:
    claim = claim_saying(SHOWN, texts).claim
    shown = terminal.confirmation("added", claim, ["A1", "A2", "A3"])
    fits(shown, 10**6)
    assert len(shown.splitlines()) == 5


def test_half_a_surrogate_pair_is_shown_by_its_number() -> None:
    shown = terminal.report(report_of(assessment("C1", "half \ud800")))
    assert r"half \ud800" in shown
    shown.encode()


def test_rich_markup_is_text() -> None:
    claim = assessment("C1", "[bold red]not red[/bold red] [link=http://evil.example]x[/link] :smile:")
    shown = terminal.report(report_of(claim), width=120, colour=True)
    assert claim.text in shown


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_text_can_stand_where_a_heading_stands(width: int) -> None:
    forged = f"x\nREFUTED (9) ─── {'word ' * 30}\rREFUTED (9) REFUTED (9)"
    for shown in (
        terminal.report(report_saying(WHOLE, [forged, "REFUTED (9)"]), width=width),
        terminal.claim(claim_saying(SHOWN, [forged, "REFUTED (9)"]), width=width),
    ):
        assert not re.search(r"^REFUTED \(9\)", shown, re.MULTILINE)


def test_a_screen_narrower_than_sixty_columns_is_taken_for_sixty() -> None:
    assert terminal.report(WHOLE, width=20) == terminal.report(WHOLE, width=60)


def test_wide_letters_count_twice_and_marks_not_at_all() -> None:
    rows = [("丽江日报", "x"), ("re\u0301sume\u0301", "x"), ("👩\u200d👩\u200d👧", "x"), ("plain", "x")]
    places = {cell_len(line[: line.rindex("x")]) for line in terminal.table([], rows).splitlines()}
    assert places == {10}


def test_a_joiner_between_letters_hides_no_width() -> None:
    line = terminal.table([], [("a\u200db", "x"), ("abc", "x")]).splitlines()[0]
    assert line == "a\u200db   x"


def lines_of(shown: str, label: str) -> list[str]:
    """The texts of one label, its lines joined."""
    found: list[str] = []
    open_ = False
    for line in shown.splitlines():
        if re.match(rf"    {label}(?:  |$)", line):
            open_ = True
            found.append(line[17:])
        elif open_ and line.startswith(" " * 17):
            found.append(line[17:])
        else:
            open_ = False
    return found


def test_status_likelihood_and_confidence_stand_on_three_lines() -> None:
    shown = terminal.report(report_of(VERIFIED), width=200)
    assert lines_of(shown, "status") == ["VERIFIED — 2 origins for, across parties; none against"]
    assert lines_of(shown, "likelihood") == ["very likely, 93 % (81–97 %)"]
    assert lines_of(shown, "confidence") == [
        "moderate — not graded A to C: Oskar Brandt, Ilse Marwitz; taking away one attribution changes the status"
    ]


def test_no_line_joins_likelihood_and_confidence() -> None:
    for claim in CLAIMS:
        for line in account(claim):
            said = f"{line.label} {line.lead} {line.rest}".casefold()
            likely = claim.likelihood is not None and f"{claim.likelihood.term}," in said
            sure = f"{claim.confidence.level} —" in said or "confidence" in said
            assert not (likely and sure), said
            assert likely <= (line.label == "likelihood")


def test_relays_stand_under_the_origin_they_relay() -> None:
    shown = terminal.report(report_of(VERIFIED), width=200)
    assert [line[:26] for line in lines_of(shown, "for")] == [
        "A1  Oskar Brandt (north), ",
        "A3    relayed by Example W",
        "A2  Ilse Marwitz (south), ",
    ]


def test_many_relays_are_told_in_one_line() -> None:
    shown = lines_of(terminal.report(report_of(REPEATED), width=200), "for")
    assert shown[1:] == [
        "A13    relayed by Outlet 13",
        "A14    relayed by Outlet 14",
        "A15    relayed by Outlet 15",
        "       and by 7 more",
    ]


def test_many_uncounted_voices_are_told_in_one_line() -> None:
    crowd = [voice(f"A{number}", f"Account {number}") for number in range(1, 31)]
    groups = [origin(one.source, "for", one.id, known=False, counted=one.id == "A1") for one in crowd]
    claim = assessment("C1", "x", status="single-source", origins=origins((1, 30), (0, 0), *groups), attributions=crowd)
    shown = lines_of(terminal.report(report_of(claim), width=200), "for")
    assert len(shown) == 9
    assert shown[0] == "A1  Account 1 (party unknown), grade F, lineage unknown"
    assert shown[-1].strip() == "and 22 more, not counted"


def test_a_voice_that_is_noted_is_not_told_twice() -> None:
    shown = terminal.report(report_of(DISPUTED), width=200)
    assert shown.count("丽江日报") == 1
    assert lines_of(shown, "noted") == [
        "A9   丽江日报 (party unknown) denies: its lineage is not known, and the claim has a known origin"
    ]


def test_an_excluding_claim_is_named() -> None:
    against = lines_of(terminal.report(report_of(DISPUTED), width=200), "against")
    assert against == [
        "A8   Army of the North (north), self-serving (inferred), grade F",
        "     Ministry of Health (south), neutral, grade B",
        "A21    affirms C9, which excludes this claim",
    ]


def test_an_origin_known_only_through_a_relay_is_told_by_its_name() -> None:
    claim = assessment(
        "C1",
        "x",
        status="single-source",
        origins=origins((1, 1), (0, 0), origin("Oskar Brandt", "for", "A1", party="north", interest="against")),
        attributions=(voice("A1", "Example Wire", relays=("Oskar Brandt",), interest=AGAINST, party="north"),),
    )
    assert lines_of(terminal.report(report_of(claim), width=200), "for") == [
        "    Oskar Brandt (north), against interest, grade F",
        "A1    relayed by Example Wire",
    ]


def test_a_judged_claim_shows_both_its_statuses_and_who_signed() -> None:
    shown = terminal.report(report_of(REFUTED), width=200)
    assert lines_of(shown, "status") == [
        "REFUTED by signed judgement, computed SINGLE-SOURCE — 1 origin for, none against"
    ]
    assert lines_of(shown, "signed")[0].startswith(
        "REFUTED by ben on 2031-05-08 with credibility 5 improbable, and by cho: "
    )


def test_a_stale_judgement_is_shown_and_does_not_rule() -> None:
    shown = terminal.report(report_of(DISPUTED), width=200)
    assert lines_of(shown, "status")[0].startswith("DISPUTED, lopsided — ")
    assert lines_of(shown, "stale")[0].startswith("VERIFIED by ann on 2031-05-07")


def test_superseded_claims_stand_apart_and_outside_the_counts() -> None:
    shown = terminal.report(WHOLE, width=200)
    assert "SINGLE-SOURCE (1)" in shown
    section = shown.partition("SUPERSEDED (1)")[2]
    assert "2031-04-30 · fordmill · SINGLE-SOURCE, superseded by C1" in section


def test_sections_follow_the_order_of_the_counts() -> None:
    headings = re.findall(r"^([A-Z-]+) \(\d+\) ─", terminal.report(WHOLE), re.MULTILINE)
    assert headings == [
        "VERIFIED",
        "DISPUTED",
        "SINGLE-SOURCE",
        "UNSOURCED",
        "DENIED",
        "REFUTED",
        "SUPERSEDED",
        "CHOKEPOINTS",
    ]


def test_a_percentage_is_never_rounded_into_the_next_term() -> None:
    # 79.6 % is likely; 80 % would be very likely.
    assert DISPUTED.likelihood is not None
    assert DISPUTED.likelihood.probability == 0.796
    assert lines_of(terminal.report(report_of(DISPUTED), width=200), "likelihood") == ["likely, 79 % (40–95 %)"]


def test_the_ledger_head_is_given_whole() -> None:
    assert WHOLE.ledger_head is not None
    assert WHOLE.ledger_head in terminal.report(WHOLE, width=80)
    assert "from files, no ledger" in terminal.report(report_of(NOBODY, ledger_head=None))


def test_the_terms_of_a_likelihood_are_summed() -> None:
    # 0 + 2.166667 + 0.42 = 2.586667, and 1 / (1 + e^-2.586667) = 0.93
    shown = terminal.claim(SHOWN, width=200)
    assert re.search(r"^    sum +\+2\.59  gives 93 %$", shown, re.MULTILINE)


def test_a_claim_of_which_nothing_is_known_is_shown_without_empty_sections() -> None:
    shown = terminal.claim(SHOWN.model_copy(update={"claim": NOBODY, "history": ()}), width=80)
    assert not re.findall(r"^[A-Z ]+ \(\d+\)", shown, re.MULTILINE)
    assert lines_of(shown, "likelihood") == ["not judged: nobody named took a stance"]


def test_empty_lists_say_so() -> None:
    assert terminal.sources([]) == "no sources\n"
    assert terminal.log([]) == "no entries\n"
    assert terminal.found([]) == "nothing found\n"
    assert "0 claims\n" in terminal.report(report_of())
