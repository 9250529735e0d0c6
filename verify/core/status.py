"""From origins to the status: the first rule that matches, with its reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from verify.core.interest import among
from verify.core.lineage import Lineage, stated
from verify.core.origins import Group, Tally, independent
from verify.core.policy import Policy
from verify.core.voices import Voice
from verify.model import Claim, Status
from verify.report import Balance

_NOT_VERIFYING = frozenset({"D", "E"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """The computed status with the rule that fired."""

    status: Status
    rule: str
    balance: Balance | None = None
    eligible: tuple[Group, ...] = ()
    """The origins that may verify under the policy."""
    verifying: tuple[Group, ...] = ()
    """Those of them that are independent, whether or not they suffice."""


def decide(claim: Claim, affirming: Tally, against: Tally, policy: Policy) -> Verdict:
    """The status of a claim from its two sides."""
    eligible = tuple(group for group in affirming.groups if _unfit(group, claim, policy) is None)
    verifying = tuple(independent(eligible))
    status, rule = _rule(affirming, against, verifying, policy)
    leaning = balance(affirming.min, against.min) if status == "disputed" else None
    return Verdict(status, rule, leaning, eligible, verifying)


def _rule(affirming: Tally, against: Tally, verifying: tuple[Group, ...], policy: Policy) -> tuple[Status, str]:
    """The first rule that matches: the status it sets, and its id."""
    if against.min >= 1 and affirming.min == 0:
        return "denied", "only-denied"
    if against.min >= 1:
        return "disputed", "both-sides"
    if len(verifying) >= policy.verified_origins and across_parties(verifying):
        return "verified", "two-origins"
    if affirming.min >= 1:
        return "single-source", "one-origin" if affirming.min == 1 else "origins-do-not-verify"
    if any(affirms_in_part(group) for group in affirming.groups):
        return "single-source", "partly-only"
    return "unsourced", "no-counted-voice" if affirming.groups else "no-voice"


def balance(affirming: int, against: int) -> Balance:
    """`lopsided` when one side's minimum is 2 or more and the other's at most 1."""
    return "lopsided" if max(affirming, against) >= 2 and min(affirming, against) <= 1 else "even"


def across_parties(groups: Iterable[Group]) -> bool:
    """Whether the origins are of two parties, or one of them is of no party."""
    groups = tuple(groups)
    return len(parties_of(groups)) >= 2 or any(group.impartial for group in groups)


def parties_of(groups: Iterable[Group]) -> set[str]:
    """The stated parties of the origins, casefolded; one whose voices differ has none."""
    return {group.party.casefold() for group in groups if group.party is not None and stated(group.party)}


def affirms_in_part(group: Group) -> bool:
    """Whether somebody named, or of known lineage, affirms in part, and nothing else bars it."""
    return any(voice.barred == "affirms in part only" for voice in group.voices)


def _unfit(group: Group, claim: Claim, policy: Policy) -> str | None:
    """Why an origin may not verify; None when it may."""
    if not group.known:
        return "its lineage is not known"
    if group.grade in _NOT_VERIFYING:
        return f"graded {group.grade}"
    if not policy.switches.verifier_saw_or_has_stake or group.first_hand:
        return None
    if group.party is not None and among(group.party, (*claim.favors, *claim.harms)):
        return None
    return f"neither first-hand nor of a party with a stake, as policy {policy.id} asks"


def reasons(
    claim: Claim, verdict: Verdict, sides: tuple[Tally, Tally], lineage: Lineage, policy: Policy
) -> tuple[str, ...]:
    """Why the rule fired, in sentences with ids; `sides` are the affirming one and the one against."""
    affirming, against = sides
    told = [_counted("for", affirming, lineage)]
    if against.groups:
        told.append(_counted("against", against, lineage))
    if verdict.rule == "origins-do-not-verify":
        unfit = ((group, _unfit(group, claim, policy)) for group in affirming.counted)
        told.extend(
            f"{_ids(group.voices)} ({lineage.sources[group.root].name}) does not verify: {why}."
            for group, why in unfit
            if why
        )
    told.extend(_WHY[verdict.rule](verdict, affirming))
    return tuple(told)


def _counted(side: str, tally: Tally, lineage: Lineage) -> str:
    if not tally.groups:
        return "Nobody affirms it."
    counted = [f"{_ids(group.voices)} ({lineage.sources[group.root].name})" for group in tally.counted]
    listed = f": {', '.join(counted)}" if counted else ""
    least = f"{tally.min}" if tally.min == tally.max else f"At least {tally.min}, at most {tally.max}"
    return f"{least} {_noun(tally.max)} {side}{listed}."


def _noun(number: int) -> str:
    return "origin" if number == 1 else "origins"


def _ids(voices: Iterable[Voice]) -> str:
    return "+".join(dict.fromkeys(voice.attribution.id for voice in voices))


def _two_origins(verdict: Verdict, _: Tally) -> list[str]:
    parties = sorted(parties_of(verdict.verifying))
    if len(parties) >= 2:
        return [f"The verifying origins are of {len(parties)} parties: {', '.join(parties)}."]
    return ["At least one verifying origin is of no party."]


def _do_not_verify(verdict: Verdict, _: Tally) -> list[str]:
    if across_parties(verdict.verifying):
        number = len(verdict.verifying)
        return [f"Only {number} {_noun(number)} may verify, which is fewer than the policy asks."]
    if len(verdict.verifying) < 2:
        return ["Fewer than two of its origins may verify."]
    return ["Its origins are neither of two parties nor is one of them of no party."]


_WHY: Mapping[str, Callable[[Verdict, Tally], list[str]]] = {
    "only-denied": lambda _, __: ["What is said against it counts, and nobody who counts affirms it."],
    "both-sides": lambda verdict, _: [f"Both sides have an origin that counts; the balance is {verdict.balance}."],
    "two-origins": _two_origins,
    "one-origin": lambda _, __: ["One origin counts, however many repeat it."],
    "origins-do-not-verify": _do_not_verify,
    "partly-only": lambda _, __: ["It is affirmed in part only: split it into the part that is affirmed and the rest."],
    "no-counted-voice": lambda _, tally: ["None of its voices counts: " + "; ".join(sorted(_bars(tally))) + "."],
    "no-voice": lambda _, tally: (
        ["No attribution supports it."] if not tally.left_out else ["Its voices add no origin."]
    ),
}


def _bars(tally: Tally) -> set[str]:
    return {f"{voice.attribution.id} is {voice.barred}" for group in tally.groups for voice in group.voices}
