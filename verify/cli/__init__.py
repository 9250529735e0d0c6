"""The command line: it reads arguments, calls one use case, and shows the result.

A command's file is loaded when it is called, imports typer alone, and all else when it runs: so start-up stays quick.
"""

from __future__ import annotations

import gc
from typing import Annotated

import typer

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
