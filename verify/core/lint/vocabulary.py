"""The English words that the rules of `verify lint` know."""

from __future__ import annotations


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


PEOPLE = _words(
    "activists advisers advisors aides allies analysts authorities bloggers bystanders campaigners citizens civilians "
    "colleagues commanders commentators correspondents critics defectors deputies detainees diplomats doctors drivers "
    "economists employees engineers experts eyewitnesses families farmers fighters firefighters generals guards "
    "historians insiders inspectors insurgents investigators journalists judges lawmakers lawyers leaders locals "
    "managers media medics men militants ministers monitors neighbors neighbours nurses observers officers officials "
    "onlookers operatives opponents outlets parents partisans passengers passersby people pilots policemen politicians "
    "prisoners prosecutors protesters protestors rebels refugees relatives reporters reports representatives rescuers "
    "researchers residents sailors scientists scouts separatists sides soldiers sources specialists spies spokesmen "
    "spokespeople spokespersons spokeswomen students supporters survivors teachers troops users veterans victims "
    "villagers volunteers voters whistleblowers witnesses women workers"
)
"""People in the plural. Forces, units and services are left out: they are bodies that can be named."""

COUNTS = _words("both eight few five four many multiple nine numerous seven several six some ten three two various")
"""Words after which any plural names nobody."""

LOOSE = COUNTS | _words(
    "a all anonymous certain civilian current former foreign high-ranking independent intelligence local media "
    "military more most named official other separate senior the these those top unidentified unnamed well-placed "
    "western"
)
"""Words before a plural that make no name of it, even when they are capitalised."""

TITLES = _words(
    "adm admiral ambassador brigadier capt captain col colonel dr gen general governor king lieutenant lt maj major "
    "minister miss mr mrs ms pope president prince princess prof professor queen rep representative secretary sen "
    "senator sgt sir"
)
"""Words before a person's name that are no part of it."""

BODIES = _words(
    "academy administration agency air airlines army association bank board brigade bureau center centre church club "
    "college command commission committee company corps council court daily defence defense department fire force "
    "forces foundation fund government group guard guards health hospital human institute international journal "
    "league media military ministry monitor national navy network news office organisation organization parliament "
    "party police post press radio red region senate service services society staff state station telegraph television "
    "the times today tribune trust tv union university watch weekly wire"
)
"""Words that no person is called by: a name with one is that of a body."""

PARTICLES = _words("al bin da de del den der di dos du el la le van von zu")
"""Words within a person's name that are not capitalised."""

CLAUSE = _words("that how whether why who what where")
"""Words that begin what is asserted: "reveals that", "demonstrated how"."""

OBJECT = CLAUSE | _words("a an as by he her his in it its my on our she the their these they this those we")
"""Words after which a form in -ed is a verb: "confirmed the loss", not "confirmed losses"."""

FINITE = _words("is are was were been being has have had")
"""Words with which a form in -ed is a verb."""

UNSURE = _words(
    "cannot can't couldn't didn't doesn't don't hadn't hasn't haven't isn't aren't wasn't weren't won't wouldn't "
    "neither never no nobody none nor not nothing unable unless until if before without whether pending await awaiting "
    "awaits hardly barely yet refuse refused refuses refusing decline declined declines declining fail failed fails "
    "failing impossible difficult unwilling lack lacks try tries trying tried"
)
"""A verb after one of these, in the same sentence, asserts nothing."""

POSSIBLE = _words("be could may might must should would will shall did do does let let's to can")
"""Directly before a verb, but for adverbs: what is possible, wanted or asked."""

SPEAKERS = _words("he she i we who")
"""Who a source is called in a sentence about it, or calls itself."""

LINKING = _words("and for in of on the to")
"""Words of a name that do not tell it from another."""
