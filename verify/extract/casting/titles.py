"""Words that tell what a source is: offices, ranks, trades, bodies, and things that show something.

The order of the tables counts where a word stands in two: the later one rules. Police, courts, parliaments and town
councils are bodies of a state and so `government`; lawmakers, judges and former ministers speak for themselves and are
persons. Words are single ones: the parser parts words at hyphens.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from verify.core.lint.vocabulary import PEOPLE
from verify.model import Kind

Sort = Literal["office", "rank", "leader", "spokesperson", "trade", "body", "thing", "address"]
"""What a word names: an office of state, a military rank, who leads or serves a body, who speaks for it, any other
person; a body; a thing; what only addresses a person, such as "Mr"."""


class Title(NamedTuple):
    """What one word tells of the source that it names."""

    kind: Kind | None
    sort: Sort


def listed(words: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(words.split())


_TABLES: tuple[tuple[Kind | None, Sort, frozenset[str]], ...] = (
    (
        "government",
        "office",
        listed(
            "ambassador chancellor commissar consul diplomat emir envoy gov governor king mayor minister ombudsman "
            "pm premier president prosecutor queen secretary sheriff sultan"
        ),
    ),
    (
        "military",
        "rank",
        listed(
            "adm admiral airman brig brigadier capt captain cmdr col colonel commodore conscript corporal gen "
            "general gunner infantryman lieut lieutenant lt maj major marine marshal paratrooper sergeant "
            "serviceman servicewoman sgt soldier troop"
        ),
    ),
    (
        None,
        "leader",
        listed(
            "administrator adviser advisor aide ally authority boss captain ceo chair chairman chairperson "
            "chairwoman chief commander commissioner coordinator deputy director employee executive founder head "
            "inspector investigator leader manager member negotiator officer official operative representative "
            "source staffer superintendent undersecretary warden worker"
        ),
    ),
    ("person", "spokesperson", listed("spokesman spokesperson spokeswoman")),
    (
        "person",
        "trade",
        listed(
            "academic activist actor actress analyst anchor angler archbishop architect artist attorney author "
            "baker banker biologist bishop blogger boy brother campaigner candidate cardinal chef chemist citizen "
            "civilian cleric coach colleague columnist comedian commentator congressman congresswoman correspondent "
            "councillor councilor critic daughter defector democrat detainee developer doctor documentarian driver "
            "economist editor engineer entrepreneur epidemiologist expert eyewitness farmer father filmmaker "
            "firefighter fisherman friend geologist girl guard historian hopeful host husband insider investor "
            "journalist judge keeper lady lawmaker lawyer legend legislator local man meteorologist moderator mogul "
            "mother mp neighbor neighbour nurse observer onlooker opponent owner paramedic parent passenger pastor "
            "patient people person photographer physician physicist pilot player politician pollster pope priest "
            "prisoner professor psychologist rapper reader refugee relative rep reporter republican rescuer "
            "researcher resident reviewer sailor scholar scientist seismologist sen senator shopkeeper singer "
            "sister sociologist son speaker specialist strategist student supporter surgeon survivor teacher "
            "teenager trader user veteran victim villager virologist volunteer voter whistleblower widow wife "
            "witness woman writer"
        ),
    ),
    (
        None,
        "address",
        listed(
            "dame dr imam lord madam miss mister mr mrs ms mx prince princess prof rabbi rev reverend saint sheikh sir"
        ),
    ),
    (
        "organization",
        "body",
        listed(
            "academy airline airlines airport airways alliance archive association bank board brand bureau campaign "
            "center centre chamber chapter charity church clinic club co coalition college committee company "
            "confederation consortium cooperative corp corporation council energy exchange federation firm forum "
            "foundation fund giant gmbh group guild holdings hospital inc industries initiative institute "
            "institution lab laboratory league llc llp ltd maker manufacturer metals mission monitor motors "
            "movement museum nations network ngo observatory operator organisation organization partner party "
            "pharmaceuticals plc provider rail railway railways refinery retailer school shipyard society startup "
            "supplier systems technologies theatre trade trust union university utilities utility watch watchdog "
            "works zoo"
        ),
    ),
    (
        "government",
        "body",
        listed(
            "administration agency cabinet city coastguard commission congress consulate county court customs "
            "department directorate embassy government inspectorate intelligence judiciary legislature ministry "
            "municipality office parliament police prefecture presidency regime registry regulator secretariat "
            "senate service services treasury tribunal"
        ),
    ),
    (
        "military",
        "body",
        listed(
            "airforce army battalion brigade command corps crew division fleet force garrison headquarters hq "
            "military militia navy regiment squadron unit"
        ),
    ),
    (
        "outlet",
        "body",
        listed(
            "blog broadcaster bulletin channel chronicle courier daily express gazette herald independent journal "
            "magazine mail media mirror news newspaper observer outlet paper podcast portal post pravda press radio "
            "record review sentinel standard star station sun tabloid telegraph television times today tribune tv "
            "website weekly wire"
        ),
    ),
    (None, "body", listed("staff")),
    (
        "group",
        "body",
        listed(
            "cartel extremist faction fighter gang guerrilla insurgent jihadist junta mercenary militant opposition "
            "partisan protester rebel resistance secessionist separatist side terrorist"
        ),
    ),
    (
        "imagery",
        "thing",
        listed("clip film footage image imagery livestream photo photograph picture recording scan screenshot video"),
    ),
    (
        "document",
        "thing",
        listed(
            "account affidavit agreement analysis article assessment audit bill book brief briefing census charter "
            "claim communique complaint contract data decree document dossier draft email entry estimate experiment "
            "figure filing finding forecast index indicator indictment investigation law lawsuit leaflet ledger "
            "letter list log manifesto memo message minutes note notice order petition plan poll post posting "
            "reading record register release report research result review rule ruling sample schedule statement "
            "statistic story study summary survey table test testimony text transcript treaty tweet verdict version "
            "warrant"
        ),
    ),
    (
        "sensor",
        "thing",
        listed("camera detector gauge instrument radar satellite seismograph seismometer sensor sonar thermometer"),
    ),
)

TITLES: Mapping[str, Title] = {word: Title(kind, sort) for kind, sort, words in _TABLES for word in words}


UNIQUE = listed(
    "ambassador chancellor emir governor king mayor minister pm pope premier president queen secretary sheriff sultan"
)
"""Offices that one person at a time holds, so that "the mayor" names somebody."""

FORMER = listed("deposed ex exiled fired former late ousted retired sacked")
"""Words before an office that its holder no longer has."""

FEMALE = listed(
    "actress businesswoman chairwoman congresswoman dame daughter girl lady madam miss mother mrs ms policewoman "
    "queen servicewoman sister spokeswoman widow wife woman"
)
MALE = listed(
    "actor airman boy brother businessman chairman congressman emir father fisherman husband imam king lord man "
    "mister mr policeman pope priest serviceman sir son spokesman sultan"
)
PEOPLE_BODIES = listed("fighters forces media militants police rebels separatists services troops")
"""Bodies that a text calls "they"."""

_IRREGULAR = {
    "people": "person",
    "media": "media",
    "data": "data",
    "news": "news",
    "police": "police",
    "series": "series",
}


def singular(word: str) -> str:
    """The singular that a word is looked up by, in lower case."""
    lower = word.casefold().removesuffix(".")
    if lower in _IRREGULAR:
        return _IRREGULAR[lower]
    if lower in TITLES or lower.endswith("ss"):
        return lower
    for ending, other in (("men", "man"), ("ies", "y"), ("ses", "s"), ("ches", "ch"), ("s", "")):
        if lower.endswith(ending) and lower[: -len(ending)] + other in TITLES:
            return lower[: -len(ending)] + other
    return lower


def title(word: str) -> Title | None:
    """What a word names; None for one of another kind."""
    found = TITLES.get(singular(word))
    if found is None and word.casefold() in PEOPLE:
        return Title("person", "trade")
    return found


def is_human(word: str) -> bool:
    """Whether a word calls a person by an office, a rank, a role or a trade."""
    found = title(word)
    return found is not None and found.sort not in {"body", "thing"}
