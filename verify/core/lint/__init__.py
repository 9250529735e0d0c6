"""What a careful editor would ask of the facts and of what was concluded from them: advice, never a verdict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import chain

from verify.answers import Advice
from verify.core.lint.denials import weak_denial
from verify.core.lint.diagonal import diagonal
from verify.core.lint.matter import Matter
from verify.core.lint.persons import same_person
from verify.core.lint.quotes import mixed_quote
from verify.core.lint.rules import RULES
from verify.core.lint.sources import old_grade, plural_source, unknown_source
from verify.core.lint.wording import strong_verb
from verify.core.policy import Policy
from verify.model import Facts, Judgement, SourceId
from verify.report import Report

__all__ = ["RULES", "lint"]


def lint(
    facts: Facts,
    report: Report,
    policy: Policy,
    *,
    judgements: Iterable[Judgement],
    graded: Mapping[SourceId, str],
    today: date,
) -> tuple[Advice, ...]:
    """All advice on the claims that `facts` shows, rule by rule; `report` is the report on every one of them.

    `judgements` are signed ones in the order of signing; `graded` says when each source's present grade was set.
    """
    matter = Matter.of(facts, report)
    every = chain(
        unknown_source(matter),
        plural_source(matter),
        same_person(matter),
        old_grade(matter, graded, today, policy.grade_age_days),
        strong_verb(matter),
        weak_denial(matter),
        mixed_quote(matter),
        diagonal(matter, judgements),
    )
    return tuple(every)
