"""Bulk truth discovery: on a table, or on the claims of a database. Nothing of it is stored."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from verify.cells import undefused
from verify.core.fusion.normal import normal
from verify.core.policy import DEFAULT
from verify.errors import Ambiguous, NotFound, VerifyError
from verify.exchange.observations import aligned, answers, observations
from verify.fused import Explanation, Score
from verify.names import folded
from verify.observations import Observations
from verify.store import connect
from verify.workflow.inputs import opened

if TYPE_CHECKING:
    from verify.core.fusion.fuse import Fused

_TOLD = 5
"""Names that a note gives."""
_VERDICTS = {"true": "true", "false": "false", "verified": "true", "refuted": "false"}
Progress = Callable[[int, float], None]
Known = Mapping[str, Sequence[str]]


class Asked(NamedTuple):
    """What to fuse, and what to say of it; the files are names, `-` is standard input."""

    file: str | None = None
    """A table; without one the claims of the database are fused."""
    method: str = "default"
    truth: str | None = None
    """Answers to score against."""
    gold: str | None = None
    """Answers to learn from."""
    explain: str | None = None
    sources: bool = False
    """Whether the sources will be told of."""


class Fusion(NamedTuple):
    """A table fused, and what was asked of it."""

    fused: Fused
    score: Score | None
    explanation: Explanation | None
    texts: Mapping[str, str]
    """The text of each object that is a claim of the database."""
    notes: tuple[str, ...]


class _Given(NamedTuple):
    table: Observations
    gold: Known
    texts: Mapping[str, str]
    notes: tuple[str, ...]


def fuse(asked: Asked, database: Path, progress: Progress | None = None) -> Fusion:
    """Fuse what is asked for; VerifyError when numpy or scipy is missing, or an answer is of no object."""
    run = _fusion()
    if asked.method not in run.METHODS:
        raise NotFound(f"no method is named {asked.method!r}: the methods are {', '.join(run.METHODS)}")
    if asked.sources and asked.method in run.UNRATED:
        raise VerifyError(f"{asked.method} says nothing of sources; leave --sources out")
    if asked.explain is not None and asked.method != "default":
        raise VerifyError(f"{asked.method} is not explained; only the default method is")
    if [asked.file, asked.truth, asked.gold].count("-") > 1:
        raise VerifyError("standard input can be read once: give the other table as a file")
    given = _of_database(database) if asked.file is None else _of_file(asked.file)
    truth, told = _answers(asked.truth, given, "the others count as wrong")
    gold, told_of_gold = _answers(asked.gold, given, "the others teach nothing")
    gold = {**given.gold, **gold}
    asked_of = {name: right for name, right in truth.items() if name not in gold}
    if truth and not asked_of:
        raise VerifyError(f"{asked.truth}: all of its answers were given as known: there is nothing to score")
    if len(asked_of) < len(truth):
        told = (*told, f"{asked.truth}: {_count(len(truth) - len(asked_of), 'answer')} given as known, and not scored")
    truth = asked_of
    fused = run.fuse(given.table, gold=gold or None, method=asked.method, progress=progress)
    return Fusion(
        fused,
        fused.score(truth) if truth else None,
        fused.explain(_named(asked.explain, given)) if asked.explain is not None else None,
        given.texts,
        (*given.notes, *told, *told_of_gold, _course(fused)),
    )


def _fusion() -> Any:
    """The fusion; VerifyError when what it needs is not installed."""
    try:
        from verify.core.fusion import fuse as run  # noqa: PLC0415 - numpy and scipy are loaded for fusion alone
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        if package == "verify":
            raise
        raise VerifyError(
            f"{package} is not installed, and `fuse` needs it: pip install 'verify-claims[fusion]'"
        ) from error
    return run


def _of_file(name: str) -> _Given:
    with opened(name) as source:
        read = observations(source.stream, source.name)
    empty = () if len(read.table) else (f"{source.name}: has a header and no rows",)
    return _Given(read.table, {}, {}, (*_ignored(source.name, read.ignored), *empty))


def _of_database(path: Path) -> _Given:
    from verify.core.ballots import ballots  # noqa: PLC0415 - a table of a file needs no assessing
    from verify.workflow.assessing import known  # noqa: PLC0415

    with connect.reading(path) as connection:
        cast = ballots(known(connection, DEFAULT), DEFAULT)
    one = "1 claim has" if cast.silent == 1 else f"{cast.silent} claims have"
    notes = (f"{one} no voice with a name and a plain word: left out",) if cast.silent else ()
    return _Given(cast.table, cast.gold, cast.texts, notes)


def _answers(name: str | None, given: _Given, others: str) -> tuple[Known, tuple[str, ...]]:
    """Known answers under the table's names, and notes on them; VerifyError when none is of an object of the table."""
    if name is None:
        return {}, ()
    with opened(name) as source:
        found = answers(source.stream, source.name)
    known, unknown = aligned(found.known, given.table)
    if not known:
        raise VerifyError(f"{name}: none of its answers is of an object that the table speaks of")
    if given.texts:
        known = {claim: _of_claim(source.name, claim, values) for claim, values in known.items()}
    notes: tuple[str, ...] = ()
    if unknown:
        of = f"the table speaks of {len(known)} of its {len(found.known)} objects; {others}"
        notes = (f"{source.name}: {of}",)
    lost = () if given.texts else _ungiven(source.name, known, given.table)
    return {**known, **unknown}, (*_ignored(source.name, found.ignored), *notes, *lost)


def _of_claim(file: str, claim: str, values: Sequence[str]) -> tuple[str, ...]:
    """The answers on a claim: true or false, or the verdict that says so."""
    for value in values:
        if value.strip().lower() not in _VERDICTS:
            raise VerifyError(f"{file}: {claim}: found {value!r}, wanted {', '.join(_VERDICTS)}")
    return tuple(_VERDICTS[value.strip().lower()] for value in values)


def _ungiven(name: str, known: Known, table: Observations) -> tuple[str, ...]:
    """A note on answers that nobody gave: more often a slip of the pen than a table whose sources all err."""
    asked = {code for code, item in enumerate(table.object.names) if item in known}
    pairs = {pair for pair in zip(table.object.code, table.value.code, strict=True) if pair[0] in asked}
    given = {(table.object.names[item], normal(table.value.names[value])) for item, value in pairs}
    lost = [item for item, right in known.items() if not any((item, normal(value)) in given for value in right)]
    if not lost:
        return ()
    one = "the answer of 1 object is a value" if len(lost) == 1 else f"the answers of {len(lost)} objects are values"
    more = ", …" if len(lost) > _TOLD else ""
    return (f"{name}: {one} that nobody gave: {', '.join(map(repr, lost[:_TOLD]))}{more}",)


def _ignored(name: str, columns: Sequence[str]) -> tuple[str, ...]:
    if not columns:
        return ()
    more = f" and {len(columns) - _TOLD} more" if len(columns) > _TOLD else ""
    return (f"{name}: nothing is read from {', '.join(map(repr, columns[:_TOLD]))}{more}",)


def _named(name: str, given: _Given) -> str:
    """The object as the table spells it; of a database, a claim by its id or text."""
    if name in given.table.object.names:
        return name
    fold = folded(name).casefold()
    alike = [one for one in given.table.object.names if folded(given.texts.get(one, one)).casefold() == fold]
    alike += [one for one in given.table.object.names if one == undefused(name)]
    alike += [one for one in given.texts if one.casefold() == fold and one in given.table.object.names]
    if not alike:
        raise NotFound(f"no row speaks of {name!r}; give an object as the output names it")
    if len(alike) > 1:
        raise Ambiguous(f"{name!r} may be {' or '.join(map(repr, alike[:5]))}; give one")
    return alike[0]


def _course(fused: Fused) -> str:
    course = fused.course
    known = f", {_count(course.known, 'known answer')}" if course.known else ""
    done = f"converged after {_count(course.iterations, 'iteration')}"
    if not course.converged:
        done = f"not {done}: the last changed a probability by {course.change:.2g}"
    return (
        f"{course.method}: {_count(course.observations, 'observation')} of {_count(course.objects, 'object')} "
        f"by {_count(course.sources, 'source')}{known}; {done}"
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
