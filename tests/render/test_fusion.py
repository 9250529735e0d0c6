"""What fusion concludes, as whole texts."""

from __future__ import annotations

import json
import math
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.render.strategies import hostile_texts
from verify.cells import defused_text, undefused
from verify.fused import Belief, Bin, Course, Dependence, Explanation, Moved, Reliability, Score
from verify.fusion import Fusion
from verify.render import fusion as render
from verify.render.fusion_json import Parts
from verify.render.fusion_json import fusion as as_json

SCORE = Score(
    20, 0.75, 0.12345, 0.05, (Bin(0.0, 0.5, 0, 0.0, 0.0), Bin(0.5, 0.9, 8, 0.7, 0.5), Bin(0.9, 1.0, 12, 0.95, 1.0))
)
EXPLAINED = Explanation(
    "dead at Hroza",
    "59",
    "55",
    False,
    -0.5,
    (
        Moved("UN human rights office", "59", False, 1.2, 1.2, ()),
        Moved("Ihor Klymenko", "59", False, 1.0, 0.4, ("Kharkiv Oblast Police",)),
        Moved("\x1b[31mDmytro Chubenko", "59", True, -0.3, -0.3, ()),
    ),
    0.8,
    0.24,
    0.56,
    0.69,
)
COURSE = Course("default", 3, 2, 2, 3, 1, 4, True, 1e-7)

SCORE_TEXT = """\
accuracy 0.7500  the top value is right for 15 of 20 known answers
Brier    0.1235  mean squared error of the top value's probability
ECE      0.0500  mean gap between what is stated and what is right

probability  objects  stated  right  # right, | stated
[0.00, 0.50)      0
[0.50, 0.90)      8   0.700  0.500  ############....|.......
[0.90, 1.00]     12   0.950  1.000  ######################|#
"""
EXPLAINED_TEXT = """\
dead at Hroza: 59 rather than 55
  source                              log-odds
  prior                                 -0.500
  UN human rights office   gives 59     +1.200
  Ihor Klymenko            gives 59     +0.400  alone +1.000; depends on Kharkiv
                                                Oblast Police
  \\x1b[31mDmytro Chubenko  denies 59    -0.300
  sum                                   +0.800  the model's log-odds
  counted                               +0.240  as far as the model is believed
  votes                                 +0.560  what they weigh by themselves
  printed                               +0.800  the two together
  calibrated: 0.6900
"""


def test_the_score_as_text() -> None:
    assert render.score(SCORE) == SCORE_TEXT


def test_the_explanation_as_text() -> None:
    assert render.explanation(EXPLAINED, width=80) == EXPLAINED_TEXT


def test_of_a_known_answer_nothing_has_to_be_explained() -> None:
    assert render.explanation(EXPLAINED._replace(known=True), width=80) == (
        "dead at Hroza: 59 rather than 55\n  a known answer: it stands, whatever the votes say\n"
    )


def test_who_is_more_often_wrong_is_said_to_count_the_other_way() -> None:
    moved = (
        Moved("a", "59", False, -0.2, -0.2, ()),
        Moved("b", "59", True, 0.3, 0.3, ()),
        Moved("c", "55", False, 0.1, 0.1, ()),
    )
    told = render.explanation(EXPLAINED._replace(moved=moved), width=200)
    assert told.count("more often wrong than right here, so it counts the other way") == 3


def test_a_tie_shares_the_credit() -> None:
    assert "is right for 0.5 of 1 known answers" in render.score(SCORE._replace(objects=1, accuracy=0.5))


def test_sources_and_pairs_as_tables() -> None:
    rows = [
        Reliability("Ann, =1", None, 12, 0.9, 0.85, 1 / 3, "B"),
        Reliability("=Ann", "self-serving", 2, 0.5, None, None, None),
    ]
    assert "".join(render.sources(rows)) == (
        "source,interest,votes,reliability,low,high,letter\n"
        '"Ann, =1",,12,0.900000,0.850000,0.333333,B\n'
        "'=Ann,self-serving,2,0.500000,,,\n"
    )
    assert "".join(render.dependences([Dependence("a", "b", 10, 0, 3.5, 0.75)])) == (
        "source,other,shared,disagreements,expected,dependence\na,b,10,0,3.500000,0.750000\n"
    )


def test_a_million_objects_are_written_a_part_at_a_time() -> None:
    endless = (Belief(f"o{number}", "1", 0.5) for number in iter(int, 1))
    assert len(list(islice(render.objects(endless), 3))) == 3
    parts = as_json(Parts(COURSE, endless, {}, [], [], None, None))
    assert len(list(islice(parts, 3))) == 3


@given(st.lists(st.tuples(hostile_texts(), hostile_texts(), st.floats(0, 1))))
def test_json_gives_back_every_text_and_six_decimals(rows: list[tuple[str, str, float]]) -> None:
    beliefs = [Belief(f"{place} {name}", value, probability) for place, (name, value, probability) in enumerate(rows)]
    told = json.loads("".join(as_json(Parts(COURSE, beliefs, {}, [], [], SCORE, EXPLAINED))))
    assert [one["object"] for one in told["objects"]] == [one.object for one in beliefs]
    assert [one["values"] for one in told["objects"]] == [
        [{"value": one.value, "probability": round(one.probability, 6)}] for one in beliefs
    ]
    Fusion.model_validate(told)


@pytest.mark.parametrize("cell", ["-5", "+5", "-1,000.50", "5%", "-", "--", "12:05", "a-b", "2023-09-06"])
def test_numbers_with_a_sign_come_out_as_they_are(cell: str) -> None:
    assert defused_text(cell) == cell


@pytest.mark.parametrize("cell", ["=1", "+A1", "-2+3", "@SUM(1)", "-5\n=1", "\t=1", "'=1", "-5 apples", "-٣"])
def test_what_a_spreadsheet_may_run_is_defused_and_comes_back(cell: str) -> None:
    assert defused_text(cell) == f"'{cell}"
    assert undefused(defused_text(cell)) == cell


def test_no_number_is_printed_that_is_none() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        list(as_json(Parts(COURSE, [Belief("o", "v", math.nan)], {}, [], [], None, None)))
