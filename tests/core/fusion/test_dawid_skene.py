"""A confusion matrix a source."""

from __future__ import annotations

import numpy as np
import pytest

from tests.core.fusion.tables import by_claim, votes
from tests.core.fusion.test_one_coin import OPEN
from verify.core.fusion.methods.dawid_skene import dawid_skene
from verify.core.fusion.methods.one_coin import one_coin


def test_one_step_worked_by_hand() -> None:
    """Shares: x 1, and z 1, y half and half, so labels 1 : 2 have (2.5 : .5)/3.

    Where 1 is true, a says 1 in 2 of 2.5 and 2 in .5; where 2 is true, always 2. b says 1 in all. So in y, where a
    says 2 and b says 1, the odds are 2.5 · .5/2.5 : .5 · 1 = 1 : 1; in x they are 2.5 · 2/2.5 : 0.
    """
    three = votes("a x 1", "b x 1", "a y 2", "b y 1", "a z 1", "b z 1")
    belief = by_claim(three, dawid_skene(three, rounds=1).belief)
    assert belief == pytest.approx({("x", "1"): 1, ("y", "1"): 0.5, ("y", "2"): 0.5, ("z", "1"): 1})


def test_who_turns_labels_round_is_read_the_other_way() -> None:
    """d says 2 for 1 and 1 for 2: where it stands with a alone it speaks for the other value."""
    rows = [f"{source} {value}{item} {value}" for source in "abc" for value in "12" for item in range(10)]
    turned = [f"d {value}{item} {3 - int(value)}" for value in "12" for item in range(10)]
    alone = votes(*rows, *turned, "d x 1")
    assert by_claim(alone, dawid_skene(alone).belief)["x", "1"] < 0.01


def test_to_deny_a_label_is_an_answer_of_its_own() -> None:
    """Where 1 is true d gives it, and where 2 is true d denies 1; e and f are new."""
    rows = [f"{source} {value}{item} {value}" for source in "abc" for value in "12" for item in range(10)]
    stances = [f"d {value}{item} {'1' if value == '1' else '!1'}" for value in "12" for item in range(10)]
    told = votes(*rows, *stances, "e x 1", "f x 2", "d x !1")
    assert by_claim(told, dawid_skene(told).belief)["x", "2"] > 0.99


def test_open_values_have_one_coin() -> None:
    rows = votes(*OPEN, "a x v1", "b x v1", "c x v2")
    assert dawid_skene(rows).belief.tolist() == one_coin(rows).belief.tolist()


def test_a_known_answer_that_nobody_gave_goes_to_the_other_labels() -> None:
    """3 is true of x, which a and b call 1: a 1 of theirs is then nothing but a 3."""
    rows = votes("a x 1", "b x 1", "a y 1", "b y 1", "c z 3", "c v 2")
    known = np.where(rows.item == rows.objects.index("x"), 0.0, np.nan)
    assert dawid_skene(rows, known, rounds=1).belief[rows.item == rows.objects.index("x")].tolist() == [0.0]


def test_a_lone_label_that_is_denied_is_not_true() -> None:
    assert dawid_skene(votes("a x !1")).belief.tolist() == pytest.approx([0], abs=1e-6)
