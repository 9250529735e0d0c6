"""The forms of verbs, and tables that agree with one another."""

from __future__ import annotations

import pytest

from verify.extract.attributions import lexicon
from verify.extract.attributions.inflection import forms_of


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("claim", "claim claims claimed claiming"),
        ("deny", "deny denies denied denying"),
        ("say", "say says said saying"),
        ("pray", "pray prays prayed praying"),
        ("agree", "agree agrees agreed agreeing"),
        ("note", "note notes noted noting"),
        ("echo", "echo echoes echoed echoing"),
        ("discuss", "discuss discusses discussed discussing"),
        ("beg", "beg begs begged begging"),
        ("quip", "quip quips quipped quipping"),
        ("vow", "vow vows vowed vowing"),
        ("look", "look looks looked looking"),
        ("admit", "admit admits admitted admitting"),
        ("refer", "refer refers referred referring"),
        ("offer", "offer offers offered offering"),
        ("focus", "focus focuses focused focusing"),
        ("label", "label labels labeled labelled labeling labelling"),
        ("write", "write writes wrote written writing"),
        ("forget", "forget forgets forgot forgotten forgetting"),
        ("read", "read reads reading"),
    ],
)
def test_a_verb_has_its_forms(verb: str, forms: str) -> None:
    assert set(forms_of(verb)) == set(forms.split())


def test_every_form_leads_back_to_a_verb_of_the_lists() -> None:
    assert set(lexicon.LEMMAS.values()) == lexicon.VERBS


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        (lexicon.OPINE, lexicon.THINK),
        (lexicon.HEARERS, lexicon.ADDRESS),
        (lexicon.NAMED_CLAUSE, lexicon.NAMED_AS),
        (lexicon.UNSIGNED, lexicon.REPORTS),
        (lexicon.NOUN_PREPOSITIONS.keys(), lexicon.REPORTS),
    ],
)
def test_a_table_that_refines_another_holds_nothing_else(part: frozenset[str], whole: frozenset[str]) -> None:
    assert part <= whole
