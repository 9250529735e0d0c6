"""Whether a signer judges claims by their sources alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from verify.answers import Advice
from verify.core.lint.matter import Matter
from verify.core.scales import best
from verify.model import ClaimId, Grade, Judgement
from verify.report import Assessment

_PLACE: Mapping[Grade, int] = {"A": 1, "B": 2, "C": 3, "D": 4, "E": 5, "F": 6}
_FEWEST_JUDGEMENTS = 4
_FEWEST_GRADES = 2
"""Fewer fall on the diagonal by chance, or because one good source was always right."""
_SHOWN = 6


def diagonal(matter: Matter, judgements: Iterable[Judgement]) -> Iterator[Advice]:
    """Signers whose credibility is always the place of the best grade behind the claim."""
    for signer, signed in _by_signer(judgements).items():
        graded = [(one, grade) for one in signed if (grade := _best_grade(matter.claims.get(one.claim)))]
        if len(graded) < _FEWEST_JUDGEMENTS or len({grade for _, grade in graded}) < _FEWEST_GRADES:
            continue
        if all(one.credibility == _PLACE[grade] for one, grade in graded):
            shown = ", ".join(f"{one.claim} {grade}{one.credibility}" for one, grade in graded[:_SHOWN])
            more = f" and {len(graded) - _SHOWN} more" if len(graded) > _SHOWN else ""
            yield Advice(
                code="diagonal",
                subject=graded[-1][0].id,
                text=f"{signer}'s credibility is always the grade of the best source ({shown}{more}): ask of each "
                "claim whether other sources bear it out, and sign again where the answer differs",
            )


def _by_signer(judgements: Iterable[Judgement]) -> dict[str, list[Judgement]]:
    """Each signer's last credibility for each claim."""
    last: dict[str, dict[ClaimId, Judgement]] = {}
    for one in judgements:
        if one.credibility is not None:
            last.setdefault(one.by, {})[one.claim] = one
    return {signer: list(signed.values()) for signer, signed in last.items()}


def _best_grade(claim: Assessment | None) -> Grade | None:
    """The best grade among the origins for a claim; None without any."""
    grades = [origin.grade for origin in claim.origins.groups if origin.side == "for"] if claim else []
    return best(*grades) if grades else None
