"""The frozen policy: thresholds, weights and switches, with the reason for each.

The weights are round numbers, few, each arguable. What 120 news rumours of 2014, 72 of them settled, can tell is set by
them (`benchmarks/README.md`, "The likelihood of one claim"): its reason says "measured". Everything else is judgement,
for all those voices are ungraded outlets without a party. A house changes weights in a TOML file, which names the
policy it starts from in `base`.
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Annotated, Any

from pydantic import Field, ValidationError

from verify.errors import InputError, NotFound
from verify.model import Grade, Record

Weight = Annotated[float, Field(ge=0, le=10, allow_inf_nan=False)]
Parameter = Annotated[float, Field(gt=0, le=1000, allow_inf_nan=False)]
Beta = tuple[Parameter, Parameter]


class Reliability(Record):
    """For each grade the Beta(a, b) of how often such a source is right; whole numbers make it checkable by hand.

    The letters are judgement. Each signed claim of the source adds to a or b (`across_stances`).
    """

    A: Beta = (9, 1)
    B: Beta = (8, 2)
    C: Beta = (7, 3)
    D: Beta = (6, 5)
    """Hardly better than a coin."""
    E: Beta = (5, 5)
    """A coin: an unreliable voice tells nothing, and is no evidence of the opposite."""
    F: Beta = (4, 2)
    """The pool of sources nobody has judged: between C and D, and less sure of itself than either.

    Measured: of the outlets' last words on settled rumours 203 of 315 affirmations held. (5, 2), (6, 3) and (8, 4) do
    about as well.
    """

    def of(self, grade: Grade) -> Beta:
        """The Beta parameters of a grade."""
        parameters: Beta = getattr(self, grade)
        return parameters


class InterestWeights(Record):
    """What the interest of a statement does to its log-odds: people seldom lie to their own cost. Judgement."""

    against: Weight = 2.0
    neutral: Weight = 1.0
    unknown: Weight = 0.8
    self_serving: Weight = Field(default=0.5, alias="self-serving")
    """One's own side says it nearly as often when it is false."""


class AccessWeights(Record):
    """What the speaker's access does: an eyewitness tells more than hearsay. Judgement."""

    first_hand: Weight = Field(default=1.25, alias="first-hand")
    unknown: Weight = 1.0
    second_hand: Weight = Field(default=0.75, alias="second-hand")


class StanceWeights(Record):
    """What the strength of the stance does: a denial is measured, what is weaker than a plain stance is judgement."""

    affirms: Weight = 1.0
    denies: Weight = 2.5
    """A denial takes knowledge that a repeat does not.

    Measured: outlets denied 205 times what was false and 12 times what was true. With true and false rumours counted
    alike, errors are the same from 2.5 to 4 and greater on either side; the order of the rumours is best below. The
    lower end, also because interested parties deny by routine, of which these rumours tell nothing.
    """
    partly: Weight = 0.5
    doubts: Weight = 0.5


class LineageWeights(Record):
    """What is not known of a voice's lineage takes from it; it is damped, never dropped."""

    known: Weight = 1.0
    unknown: Weight = 1.0
    """The first unknown voice; each further one adds less (see `verify.core.likelihood`).

    Measured: together they weigh as the square root of their number. The logarithm does as well; as many as they are,
    or as one, they do worse.
    """
    unnamed: Weight = 0.25
    """Also of voices that are named and barred: graded E, not confirmed."""


class Switches(Record):
    """Rules that a policy may add."""

    verifier_saw_or_has_stake: bool = False
    """A verifying origin is first-hand, or its party is among those the claim favors or harms."""
    one_carrier_is_one_origin: bool = False
    """Origins reached only through one carrier graded neither A nor B are one."""
    signature_needed: bool = False
    """For `gate`, an unsigned claim is never better than single-source: a person answers for what is printed."""
    second_signer: bool = False
    """Who recorded a claim is not its only signer: four eyes."""


class Policy(Record):
    """How facts become conclusions: frozen data with an id and a version, named in every report."""

    id: Annotated[str, Field(min_length=1, max_length=80)] = "default"
    version: Annotated[int, Field(ge=1)] = 2
    verified_origins: Annotated[int, Field(ge=2, le=99)] = 2
    """Independent origins that verify: two is the trade's rule."""
    prior: Annotated[float, Field(ge=-4, le=4)] = 0.0
    """Log-odds before anybody has spoken: even, for want of a base rate.

    That of the claims signed before does not carry over: among the settled rumours 14 of the earlier 36 were true and
    11 of the later, and which claims a desk takes up is its own choice. A desk that knows its base rate sets it.
    """
    grade_age_days: Annotated[int, Field(ge=1, le=36_500)] = 365
    """Days after which `verify lint` asks for a new grade: owners, editors and interests change within a year."""
    interval: Annotated[float, Field(gt=0, le=4)] = 1.2816
    """Half-width of the printed interval in standard deviations: 80 % of a normal distribution."""
    reliability: Reliability = Reliability()
    interest: InterestWeights = InterestWeights()
    access: AccessWeights = AccessWeights()
    stance: StanceWeights = StanceWeights()
    lineage: LineageWeights = LineageWeights()
    across_stances: Annotated[float, Field(ge=0, le=1)] = 0.5
    """What a signed claim adds to a source's record for the stance that it did not take there; for that it took, 1.

    Who was right to deny has shown less about what it affirms, and the other way round. Measured: at 0 the rumours are
    ordered best, at 1 worst, above all by their first reports; errors on whole lists are the same. Half, because a
    record is short and the other stance tells something of the same desk.
    """
    switches: Switches = Switches()


DEFAULT = Policy()
STRICT = Policy(
    id="strict",
    switches=Switches(
        verifier_saw_or_has_stake=True, one_carrier_is_one_origin=True, signature_needed=True, second_signer=True
    ),
)
NAMED: Mapping[str, Policy] = {policy.id: policy for policy in (DEFAULT, STRICT)}


def named(name: str) -> Policy:
    """The policy of that name; NotFound with the names there are."""
    if name not in NAMED:
        raise NotFound(f"policy: found {name!r}, wanted {', '.join(NAMED)} or the path of a TOML file")
    return NAMED[name]


def house(table: Mapping[str, Any]) -> Policy:
    """A house's policy from the table of its TOML file: `base` (default or strict), `id`, and what it changes."""
    changes = dict(table)
    base = named(str(changes.pop("base", "default")))
    if "id" not in changes or changes["id"] in NAMED:
        raise InputError(
            "id",
            repr(changes["id"]) if "id" in changes else "nothing",
            "a name of the house's own, so that reports can be told apart",
        )
    merged = _merge(base.model_dump(by_alias=True), changes)
    try:
        return Policy.model_validate(merged)
    except ValidationError as error:
        raise _first(error) from error


def _merge(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(old)
    for key, value in new.items():
        known = merged.get(key)
        merged[key] = _merge(known, value) if isinstance(known, dict) and isinstance(value, dict) else value
    return merged


_WANTED = {
    "float_parsing": "a number",
    "float_type": "a number",
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "bool_parsing": "true or false",
    "bool_type": "true or false",
    "string_type": "a text",
    "string_too_short": "a text that is not empty",
    "tuple_type": "two numbers such as [4, 2]",
    "model_type": "a table",
    "finite_number": "a number",
}


def _in_words(error: Mapping[str, Any]) -> str:
    """A bound that was passed, as what is wanted."""
    bounds = error.get("ctx") or {}
    for name, words in (("ge", "at least"), ("gt", "more than"), ("le", "at most"), ("lt", "less than")):
        if name in bounds:
            return f"a number of {words} {bounds[name]:g}"
    return str(error["msg"][0].lower() + error["msg"][1:])


def _first(error: ValidationError) -> InputError:
    first = error.errors()[0]
    path = ".".join(str(part) for part in first["loc"])
    if first["type"] != "extra_forbidden":
        return InputError(path, repr(first["input"])[:60], _WANTED.get(first["type"], _in_words(first)))
    siblings: Any = Policy().model_dump(by_alias=True)
    for part in first["loc"][:-1]:
        siblings = siblings[part]
    near = get_close_matches(str(first["loc"][-1]), list(siblings), n=1)
    offer = f"; did you mean {near[0]}?" if near else ""
    return InputError(path, "a key that no policy has", f"one of {', '.join(siblings)}{offer}")
