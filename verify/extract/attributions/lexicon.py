"""The English words that carry attributions, by what they take: a clause, a quotation, a thing, an infinitive.

This project's own lists, in the frames of reporting verbs (Quirk et al., A Comprehensive Grammar of the English
Language, 1985, 16.30-16.63). Verbs stand as lemmas, sorted; `LEMMAS` knows their forms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verify.extract.attributions.inflection import forms_of

if TYPE_CHECKING:
    from collections.abc import Mapping


def words(listed: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(listed.split())


SAY = words(
    "acknowledge add admit advise affirm allege announce answer argue ask assert assure attest aver blog boast brag "
    "caution chant charge claim comment complain concede conclude confess confide confirm contend continue convey "
    "corroborate counter cry declare deny describe disclose echo elaborate email emphasise emphasize exclaim explain "
    "forecast foretell fume gloat grumble guarantee gush hint imply inform inquire insist interject jest joke lament "
    "maintain marvel mention moan mumble murmur muse mutter note observe opine plead pledge point post preach predict "
    "proclaim promise prophesy protest quip quote rant read reaffirm reason recall recommend recount reiterate relate "
    "remark remind repeat reply report respond restate retell retort reveal say scoff scream shout sigh sneer specify "
    "speculate state stipulate stress suggest surmise swear tell testify theorise theorize threaten tweet underline "
    "underscore venture verify volunteer vow warn whisper wonder write yell"
)
"""Verbs of saying: their clause or quotation tells what was said."""

THINK = words(
    "agree anticipate appear assume believe calculate certify charge concur convince decide deduce demand describe "
    "determine discuss dispute doubt estimate expect fear feel figure find foresee forget guess hear hope hypothesise "
    "hypothesize imagine infer judge know learn point prefer presume propose question realise realize reckon "
    "recognise recognize regret remember resolve rule seem share suspect think understand want worry"
)
"""Verbs whose clause tells what somebody holds, hopes, fears or decides; and of saying, without a quotation beside."""

SHOW = words("demonstrate display document find illustrate indicate prove reveal show signal suggest")
"""Verbs whose subject may be what shows it: a poll, footage, a document."""

OPINE = words("believe think")
"""Verbs of thinking that stand behind what is thought, as those of saying do: "It will hold, she thought"."""

SUGGEST = words("consider discuss recommend suggest")
"""Verbs that a gerund follows: "suggested waiting"."""

DO = words(
    "agree aim appear claim decide decline expect hope intend like offer opt plan pledge prefer profess promise "
    "propose refuse resolve seek seem swear threaten vow want"
)
"""Verbs whose infinitive tells what somebody will, or will not, do."""

ADDRESS = words(
    "advise ask assure beg caution convince counsel encourage exhort implore inform instruct notify order persuade "
    "press promise remind request show tell urge warn"
)
"""Verbs with a hearer as their object, before what is said."""

HEARERS = words("advise ask assure inform tell")
"""Those whose passive has the hearer as its subject: "was told that"."""

SEEM = words("appear believe consider expect know report say seem think")
"""Verbs that, with an infinitive, tell of somebody what an unnamed voice holds: "is said to be"."""

TELL_OF = words(
    "acknowledge allege announce answer articulate ask believe cite claim clarify concede confirm convey credit deny "
    "detail disclose discuss email emphasise emphasize explain express forecast highlight hint invoke list mention "
    "note outline pledge point predict promise quote read recall recite recount reference reiterate repeat report "
    "request retell reveal show state stress suggest tell tout tweet underline underscore understand verify voice "
    "warn write"
)
"""Verbs with a thing that is told: confirmed the report."""

STAND_ON = words(
    "applaud assail attack back bemoan blame blast challenge champion chide condemn congratulate contest corroborate "
    "criticise criticize decry defend denounce deride describe disavow dismiss disparage dispute downplay echo "
    "embrace endorse expose favor favour hail ignore knock lambast lambaste lament laud mock mourn oppose portray "
    "praise protest question rebuff rebuke rebut refute reject retract ridicule rip savage slam support thank vouch "
    "welcome withdraw"
)
"""Verbs with a thing that somebody is for or against: backed the plan, denounced the raid."""

WISH_FOR = words(
    "demand expect fear like offer order prefer promote propose recognise recognize recommend remind seek urge want"
)
"""Verbs with a thing that somebody wishes, fears or asks for: demanded a ceasefire."""

BRING_OUT = words("issue post publish release share unveil")
"""Verbs with what somebody puts before the public: released a statement. Their passive tells a date, no voice."""

TEXTS = words(
    "account ad ads advertisement advisory agenda alert analysis appeal article assessment autopsy blog book bulletin "
    "column comment comments communique communiqué correction data decree denial details document documents draft "
    "editorial email emails essay estimate estimates evidence figures findings footage forecast forecasts guidance "
    "guidelines image images information interview letter letters list map memo memoir message messages news note "
    "notes notice op-ed opinion order paper petition photo photograph photographs photos pictures piece plan plans "
    "poem poll polls post posts proposal proposals record records report reports response result results review "
    "ruling screenshot script series speech spot statement statements statistics story strategy study summary survey "
    "thoughts transcript transcripts tweet tweets update updates version video videos view views warning warnings "
    "words"
)
"""What is brought out and says something: a statement, and no prisoner."""

THING = TELL_OF | STAND_ON | WISH_FOR | BRING_OUT
"""Verbs that take what is said, or what is spoken for or against, as an object."""

NAMED_AS = words(
    "accuse attack blame blast brand call cast characterise characterize charge compare condemn consider criticise "
    "criticize declare decry deem denounce depict deride describe dismiss dub fault hail identify label liken mock "
    "name paint portray praise present pronounce regard ridicule see slam thank tout view"
)
"""Verbs that say of a thing what it is: "called it a lie", "described it as", "accused him of"."""

NAMED_CLAUSE = words("brand call consider declare deem dub label pronounce see view")
"""Those after which the parser may take thing and name for a clause: "called | the report a lie"."""

BARELY_NAMED = words("cast identify list name")
"""Those whose passive without an agent gives a role and no opinion: "was cast as Hamlet"."""

WITH: Mapping[str, frozenset[str]] = {
    verb: words(listed)
    for verb, listed in {
        "advocate": "for",
        "agree": "on with",
        "allude": "to",
        "apologise": "for",
        "apologize": "for",
        "argue": "against for",
        "ask": "about for",
        "believe": "in",
        "boast": "about of",
        "brag": "about",
        "call": "for on",
        "campaign": "against for",
        "care": "about",
        "comment": "on",
        "complain": "about of",
        "disagree": "with",
        "elaborate": "on",
        "focus": "on",
        "hint": "at",
        "hope": "for",
        "insist": "on",
        "joke": "about",
        "lash": "at out",
        "object": "to",
        "point": "to",
        "push": "for",
        "rail": "against",
        "refer": "to",
        "reply": "to",
        "report": "on",
        "respond": "to",
        "say": "about of",
        "side": "with",
        "speak": "about of",
        "speculate": "about on",
        "stand": "by",
        "talk": "about of",
        "testify": "about to",
        "think": "about",
        "vote": "against for",
        "vouch": "for",
        "warn": "about against of",
        "worry": "about",
        "write": "about of",
    }.items()
}
"""Verbs with the prepositions after which the content stands; the preposition belongs to the cue."""

ISSUING = words(
    "email emailed emails gave give gives issue issued issues made make makes post posted posts publish published "
    "publishes put puts release released releases send sends sent tweet tweeted tweets write writes wrote"
)
"""Forms of verbs that bring out what a participle then quotes: "released a statement saying"."""

REPORTS = words(
    "accusation accusations admission advice allegation allegations announcement argument assertion assertions "
    "assessment assurance assurances attack attacks belief call calls claim claims comment comments commitment "
    "complaint complaints concern concerns conclusion condemnation confirmation contention criticism decision "
    "declaration demand demands denial denials description endorsement estimate evidence expectation explanation fear "
    "fears forecast hint hope hopes insistence message opinion opposition pledge praise prediction predictions "
    "promise promises proposal proposals question questions refusal rejection remark remarks report reports request "
    "requests revelation statement statements suggestion support suspicion testimony threat threats view views vow "
    "warning warnings"
)
"""Nouns of saying, thinking and standing for or against, in the forms that stand before their content."""

UNSIGNED = words("accusations allegations claims concerns fears reports")
"""Plurals that tell of something said even where nobody is named: "reports that"."""

NOUN_PREPOSITIONS: Mapping[str, frozenset[str]] = {
    noun: words(prepositions)
    for prepositions, nouns in {
        "about": "complaints concern concerns questions remarks",
        "about of": "warning warnings",
        "about on": "comments views",
        "for": "call calls demand demands proposal proposals request requests",
        "for of": "praise support",
        "in": "belief",
        "of": "condemnation criticism denial description endorsement fears promise promises rejection",
        "of on": "report view",
        "on": "attack attacks",
        "to": "opposition",
    }.items()
    for noun in nouns.split()
}
"""Nouns of `REPORTS` with the prepositions before their content; these belong to the cue."""

NOTIONS = words(
    "allegation allegations amusement anger announcement argument assurance assurances belief case claim claims "
    "comment concern confidence disappointment doubt doubts evidence fear fears frustration hope opinion optimism "
    "outrage pledge point promise regret scepticism skepticism statement statements suggestion surprise suspicion "
    "view warning worries worry"
)
"""Nouns that make a cue with the verb before them: "voiced concern that", "made the case that"."""

STATES = words(
    "adamant afraid angry ashamed aware certain clear concerned confident convinced determined disappointed doubtful "
    "frustrated glad grateful happy hopeful optimistic pleased positive proud relieved sceptical skeptical sorry sure "
    "surprised thankful unaware unhappy unsure upset wary worried"
)
"""Adjectives of what somebody holds, hopes or fears: "is confident that"."""

HEARSAY = words("allegedly purportedly reportedly supposedly")
"""Adverbs of what an unnamed voice said."""

SURVEYS = words("poll polling polls survey surveys")

DAYS = words("friday monday saturday sunday thursday tuesday wednesday")
"""What stands behind "on" and is no topic: "reported on Monday"."""

MEASURES = words("ability age custom law merit need plan protocol rank schedule size taste tradition weight")
"""What something may go by: "according to plan"."""

NO_SPEAKERS = frozenset(
    {"analysis", "breaking", "correction", "exclusive", "live", "note", "opinion", "statement", "summary"}
    | {"the latest", "transcript", "update", "watch"}
)
"""What stands before a colon in headlines and is nobody's name."""

OPENING_NO_NAME = words(
    "a at by editor follow here in more note on photo read related see source the these this update updated watch"
)
"""First words before a colon that begin no name."""

VOICES = words(
    "adviser advisers agency aide aides analyst analysts army authorities commander court doctors economists embassy "
    "engineers envoy expert experts government governor investigators judge kremlin lawyer lawyers locals mayor media "
    "military minister ministry nato official officials pentagon police poll pollster premier president prosecutor "
    "prosecutors report reports researchers residents scientists source sources spokesman spokesperson spokeswoman "
    "study survey un union watchdog witness witnesses"
)
"""Who stands at the end of a headline as its source: "Bridge closed - police"."""

COUNTING = words("put")
"""Verbs of estimating: "put the toll at 34"."""

VERBS = SAY | THINK | SHOW | THING | DO | ADDRESS | SEEM | NAMED_AS | WITH.keys() | COUNTING

LEMMAS: Mapping[str, str] = {form: verb for verb in sorted(VERBS) for form in forms_of(verb)}
"""Form -> lemma, for every verb of the lists."""
