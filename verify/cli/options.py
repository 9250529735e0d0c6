"""Options and arguments that several commands share."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from verify.workflow.desk import Desk


class Status(StrEnum):
    """The statuses, as the choices of an option."""

    VERIFIED = "verified"
    DISPUTED = "disputed"
    SINGLE_SOURCE = "single-source"
    UNSOURCED = "unsourced"
    DENIED = "denied"
    REFUTED = "refuted"
    UNVERIFIABLE = "unverifiable"


Db = Annotated[
    Path, typer.Option("--db", envvar="VERIFY_DB", metavar="PATH", help="The claims database.", show_envvar=True)
]
As = Annotated[
    str,
    typer.Option("--as", envvar="VERIFY_ACTOR", metavar="NAME", help="Who is working; else the login name."),
]
Json = Annotated[bool, typer.Option("--json", help="JSON on stdout.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No notes, and as little as the command can say.")]
Distinct = Annotated[
    bool, typer.Option("--distinct", help="Take a name that only looks like a known one as another source.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would be recorded, and store nothing.")]
PolicyName = Annotated[
    str, typer.Option("--policy", metavar="NAME|FILE", help="default, strict, or a house's policy in a .toml file.")
]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, for the ledger and the report.")]
Pager = Annotated[bool, typer.Option("--pager", help="Through a pager, when stdout is a terminal.")]
Affirming = Annotated[
    list[str],
    typer.Option("--by", metavar="ATTR", help="A source that affirms it. Repeatable; @FILE reads one a line."),
]
Denying = Annotated[list[str], typer.Option("--deny", metavar="ATTR", help="A source that denies it. Repeatable.")]
Relaying = Annotated[
    list[str], typer.Option("--relay", metavar="ATTR", help="A source that relays others: relays=NAME. Repeatable.")
]
Attributed = Annotated[
    list[str], typer.Option("--attr", "-a", metavar="ATTR", help="A source with its stance in the value. Repeatable.")
]

DATABASE = Path("claims.db")


def desk(path: Path, actor: str) -> Desk:
    """Who works where, and now."""
    from verify.workflow.desk import Desk

    return Desk(path, actor or login(), now())


def login() -> str:
    """The login name; `unknown` where there is none."""
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def now() -> str:
    """The time for the ledger: UTC, to the second. No variable of the environment sets it."""
    from datetime import UTC, datetime

    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def generated_at() -> str:
    """The time a report bears: SOURCE_DATE_EPOCH when it is set, else now."""
    import os
    from datetime import UTC, datetime

    from verify.errors import VerifyError

    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return now()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError, OSError) as error:
        raise VerifyError(f"SOURCE_DATE_EPOCH: found {epoch!r}, wanted seconds since 1970") from error


def width() -> int:
    """The columns to write for: the terminal's, or COLUMNS, or 100; at least 60."""
    import shutil

    return max(60, shutil.get_terminal_size((100, 24)).columns)


def colour() -> bool:
    """Whether stdout shows colour: a terminal, and NO_COLOR not set."""
    import os

    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def show(text: str, *, pager: bool = False) -> None:
    """Text on stdout, through a pager when asked for and stdout is a terminal."""
    if pager and sys.stdout.isatty():
        import pydoc

        pydoc.pager(text)
    else:
        # Not typer.echo(): it takes escape sequences out of data that goes into a file.
        sys.stdout.write(text)


def show_json(data: object) -> None:
    """A value as JSON on stdout."""
    import json

    from verify.render.escape import for_json

    sys.stdout.write(for_json(json.dumps(data, ensure_ascii=False, indent=2)) + "\n")
