"""The command line: it reads arguments, calls one use case, and shows the result.

Command files import typer alone; everything else is imported when a command runs, so that `--help` stays quick.
"""

from __future__ import annotations

import gc
from typing import Annotated

import typer

from verify.cli import (
    add,
    attest,
    audit,
    confirm,
    diff,
    edit,
    export,
    find,
    gate,
    import_,
    init,
    link,
    lint,
    log,
    redact,
    report,
    retract,
    schema,
    show,
    sign,
    source,
    undo,
)
from verify.cli.group import Commands, print_version

app = typer.Typer(
    name="verify",
    epilog="Example: verify report --topic robotyne",
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for command in (init, add, attest, import_, report, show, find, source):
    command.register(app)
for command in (edit, confirm, link, retract, sign, undo, redact):
    command.register(app)
for command in (diff, gate, lint, export, log, audit, schema):
    command.register(app)


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", is_eager=True, callback=print_version)
    ] = False,
) -> None:
    """Who says it, how many independent voices stand behind it, and what the report hangs on."""


def main() -> None:
    """The `verify` command."""
    # A command makes many values and few cycles, and ends: to look for these takes a fifth of a large report.
    gc.disable()
    app()
