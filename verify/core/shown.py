"""A finding as the report shows it: names in place of ids, and each grouping told in words."""

from __future__ import annotations

from collections.abc import Iterable

from verify.core.finding import Finding
from verify.core.interest import interest
from verify.core.lineage import Lineage
from verify.core.live import Utterance, utterances
from verify.core.origins import Group, Tally, bond
from verify.core.quotes import quote_check
from verify.core.scales import worst
from verify.model import Attribution, Claim, Link, SourceId, Withdrawal
from verify.report import Count, Interest, JudgementShown, LinkShown, Noted, Origin, Origins, Side, Withdrawn
from verify.report import Voice as VoiceShown


def origins(finding: Finding) -> Origins:
    """Both sides' counts, and every origin."""
    return Origins(
        for_=_count(finding.affirming),
        against=_count(finding.against),
        groups=tuple(
            _origin(group, tally.side, finding)
            for tally in (finding.affirming, finding.against)
            for group in sorted(tally.groups, key=lambda group: not group.counted)
        ),
    )


def noted(finding: Finding) -> tuple[Noted, ...]:
    """The voices against the claim that do not count, and why each does not."""
    rows = [
        (voice, voice.barred or _why_uncounted(group, finding.against))
        for group in finding.against.groups
        if not group.counted
        for voice in group.voices
    ]
    rows.extend(finding.against.left_out)
    return tuple(
        Noted(
            attribution=voice.attribution.id,
            source=finding.case.lineage.sources[voice.root].name,
            stance=voice.attribution.stance,
            why=why
            if voice.claim.id == finding.case.claim.id
            else f"{why}; affirms {voice.claim.id}, which excludes this claim",
        )
        for voice, why in rows
    )


def flags(finding: Finding, shown: Iterable[VoiceShown], signature: JudgementShown | None) -> tuple[str, ...]:
    """What a person should look at before relying on the assessment."""
    told = list(finding.case.testimony.stands.flags)
    told.extend(_resting_on_withdrawn(finding))
    if signature and not signature.stale and not signature.rules:
        told.append("signed only by who recorded the claim: the policy asks for a second signer")
    if signature and signature.otherwise:
        told.append(f"signed otherwise on the same evidence: {', '.join(signature.otherwise)}")
    told.extend(f"updated by {claim.id}: a higher number said later" for claim in finding.updating)
    told.extend(f"update of {claim.id}: a higher number said later" for claim in finding.updated)
    for tally in (finding.affirming, finding.against):
        told.extend(f"{voice.attribution.id} {why}: it adds no origin" for voice, why in tally.left_out)
    if any("split" in row.interest.why for row in shown) or finding.verdict.rule == "partly-only":
        told.append("split this claim: its parts stand differently")
    return tuple(told)


def links(finding: Finding, stated: Iterable[Link]) -> tuple[LinkShown, ...]:
    """How other claims bear on this one."""
    claim = finding.case.claim
    shown: list[LinkShown] = []
    for link in stated:
        if claim.id not in {link.one, link.other}:
            continue
        other = link.other if link.one == claim.id else link.one
        if link.relation == "supersedes" and other == link.one:
            shown.append(LinkShown(relation="superseded-by", claim=other, computed=False, why="stated by a person"))
        else:
            shown.append(LinkShown(relation=link.relation, claim=other, computed=False, why="stated by a person"))
    linked = {row.claim for row in shown if row.relation == "contradicts"}
    shown.extend(
        LinkShown(relation="excludes", claim=rival.id, computed=True, why=_values(claim, rival))
        for rival in finding.excluding
        if rival.id not in linked
    )
    shown.extend(
        LinkShown(relation=relation, claim=rival.id, computed=True, why=_values(claim, rival))
        for relation, rivals in (("updated-by", finding.updating), ("update", finding.updated))
        for rival in rivals
    )
    return tuple(shown)


def voices(finding: Finding) -> tuple[VoiceShown, ...]:
    """Every attribution of the claim, in entry order, live or not."""
    testimony, lineage = finding.case.testimony, finding.case.lineage
    live = {spoken.attribution.id for spoken in testimony.stands.live}
    withdrawn = {spoken.attribution.id: withdrawal for spoken, withdrawal in testimony.stands.withdrawn}
    spoken: dict[str, list[Utterance]] = {attribution.id: [] for attribution in testimony.attributions}
    for utterance in utterances(testimony.attributions, lineage):
        spoken[utterance.attribution.id].append(utterance)
    return tuple(
        _voice(
            attribution,
            spoken[attribution.id],
            testimony.claim,
            lineage,
            live=attribution.id in live,
            withdrawal=withdrawn.get(attribution.id),
        )
        for attribution in testimony.attributions
    )


def _withdrawn(withdrawal: Withdrawal) -> Withdrawn:
    return Withdrawn(target=withdrawal.target, by=withdrawal.by, at=withdrawal.at, why=withdrawal.why)


def _resting_on_withdrawn(finding: Finding) -> Iterable[str]:
    lineage = finding.case.lineage
    for spoken in finding.case.testimony.stands.live:
        for source in spoken.attribution.rests_on:
            if lineage.withdrawals.source(source, spoken.attribution.id) is not None:
                yield f"{spoken.attribution.id} rests on {lineage.sources[source].name}, which is withdrawn"


def _voice(
    attribution: Attribution,
    spoken: list[Utterance],
    claim: Claim,
    lineage: Lineage,
    *,
    live: bool,
    withdrawal: Withdrawal | None,
) -> VoiceShown:
    source = lineage.sources[attribution.source]
    document = lineage.documents.get(attribution.document) if attribution.document else None
    parties = {lineage.party(utterance.root) for utterance in spoken}
    party = parties.pop() if len(parties) == 1 else None
    grades = (lineage.effective_grade(attribution, one.root, one.between) for one in spoken)
    return VoiceShown(
        id=attribution.id,
        source=source.name,
        kind=source.kind,
        role=source.role,
        party=lineage.party(source.id),
        stance=attribution.stance,
        basis=attribution.basis,
        confirmed=attribution.confirmed,
        interest=_interest(attribution, claim, party, _names(attribution.relays, lineage)),
        access=attribution.access,
        grade=worst(*grades),
        unnamed=source.unnamed,
        relays=_names(attribution.relays, lineage),
        via=_names(attribution.via, lineage),
        rests_on=_names(attribution.rests_on, lineage),
        at=attribution.at,
        quote=attribution.quote,
        quote_check=quote_check(attribution, document),
        document=(document.title or document.outlet or document.url) if document else None,
        url=document.url if document else None,
        note=attribution.note,
        live=live,
        withdrawn=_withdrawn(withdrawal) if withdrawal is not None and not live else None,
    )


def _interest(attribution: Attribution, claim: Claim, party: str | None, relayed: tuple[str, ...]) -> Interest:
    """The interest of the words; of relayed ones it is that of those whose words they are, and says so."""
    served = interest(attribution, claim, party)
    why = f"{served.why}; these are the words of {' and '.join(relayed)}" if relayed else served.why
    return Interest(value=served.value, stated=served.stated, why=why)


def _origin(group: Group, side: Side, finding: Finding) -> Origin:
    return Origin(
        root=finding.case.lineage.sources[group.root].name,
        side=side,
        party=group.party,
        known=group.known,
        counted=group.counted,
        interest=group.interest,
        grade=group.grade,
        attributions=tuple(dict.fromkeys(voice.attribution.id for voice in group.voices)),
        excluding={
            voice.attribution.id: voice.claim.id for voice in group.voices if voice.claim.id != finding.case.claim.id
        },
        why=_why(group, finding.affirming if side == "for" else finding.against, finding.case.lineage),
    )


def _why(group: Group, tally: Tally, lineage: Lineage) -> str:
    """Why these attributions are one origin, and why it does not count when it does not."""
    sources = lineage.sources
    told: list[str] = []
    relays = [voice for voice in group.voices if voice.relayed]
    own = {voice.root: voice.attribution.id for voice in reversed(group.voices) if not voice.relayed}
    told.extend(f"{voice.attribution.id} relays {own.get(voice.root, sources[voice.root].name)}" for voice in relays)
    roots = list(dict.fromkeys(sources[voice.root].name for voice in group.voices))
    told.extend(f"{' and '.join(roots)} {bond(kind)}" for kind in group.bonds)
    if not told:
        told.append("one voice" if len(group.voices) == 1 else "the same source")
    if not group.counted:
        told.append(f"not counted: {_why_uncounted(group, tally)}")
    return "; ".join(told)


def _why_uncounted(group: Group, tally: Tally) -> str:
    """Why an origin is none of its side's minimum."""
    if not group.named:
        return ", ".join(sorted({voice.barred for voice in group.voices if voice.barred}))
    if group.known:
        return "another origin of its party is counted"
    if tally.has_known:
        return "its lineage is not known"
    if tally.min == 0:
        return "its lineage is not known, and the claim has a known origin: such a denial counts when graded A to C"
    return "its lineage is not known, and one such origin is counted already"


def _count(tally: Tally) -> Count:
    return Count(min=tally.min, max=tally.max)


def _names(ids: Iterable[SourceId], lineage: Lineage) -> tuple[str, ...]:
    return tuple(lineage.sources[source].name for source in ids)


def _values(claim: Claim, other: Claim) -> str:
    if claim.value is None or other.value is None:
        return "linked as contradicting"
    return f"{claim.item}: {claim.value} here, {other.value} there"
