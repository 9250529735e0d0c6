"""How commands end: every problem in one line on stderr, with the exit code of its kind."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperGroup

from verify.cli.commands import COMMANDS, Loaded
from verify.errors import Rejection, RowsRejected, VerifyError

_UsageError: Any = typer.BadParameter.__base__
"""What Typer raises for every wrong usage; only its child has a public name."""


class Commands(TyperGroup):
    """The commands, loaded when called, and run so that no bad input ends in a traceback."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.commands = Loaded()  # type: ignore[assignment]

    def format_commands(self, ctx: typer.Context, formatter: Any) -> None:  # type: ignore[override]
        """The list of commands, none of which is loaded for it."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, home.summary) for name, home in COMMANDS.items()])

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]
        """Run a command; a VerifyError becomes its line and its exit code, and so does an output that fails."""
        _open_streams()
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except VerifyError as error:
            tell(error)
            raise typer.Exit(error.exit_code) from error
        except _UsageError as error:
            error.message = _shown(error.message)
            raise
        except BrokenPipeError:
            raise  # the reader has seen enough: Typer ends quietly
        except UnicodeEncodeError as error:
            tell(VerifyError("an argument or a path holds bytes that are no UTF-8; give it in UTF-8"))
            raise typer.Exit(1) from error
        except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
            # What should never happen, and does where rows were tampered with: still one line, and what to do.
            what = f"{type(error).__name__}: {error}"
            tell(VerifyError(f"{what}; `verify audit` tells whether the database is sound; if it is, report this"))
            raise typer.Exit(1) from error
        except OSError as error:
            where = error.filename or "standard output"
            tell(VerifyError(f"{where}: {error.strerror or error}; what was to be shown is not complete"))
            # What waits to be written would fail again when the program ends.
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            raise typer.Exit(1) from error
        return result


def _open_streams() -> None:
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            # Somebody closed it: the work is done all the same.
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - it stays open
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # What a terminal cannot print is shown by its number rather than lost with the whole output.
            stream.reconfigure(errors="backslashreplace")


def _shown(message: str) -> str:
    from verify.render.escape import visible

    return "\n".join(map(visible, message.split("\n")))


def tell(error: VerifyError) -> None:
    """The problem on stderr: one line, after one for each rejected row."""
    if isinstance(error, RowsRejected):
        for rejection in error.rejections:
            row(rejection)
    _say(f"error: {error}")


def row(rejection: Rejection) -> None:
    """A rejected row on stderr."""
    _say(str(rejection))


def note(text: str) -> None:
    """A note on stderr."""
    _say(f"note: {text}")


def _say(text: str) -> None:
    from verify.render.escape import one_line

    # What is recorded stays recorded when a note on it cannot be shown.
    with suppress(OSError):
        typer.echo(one_line(text), err=True)


def print_version(asked: bool) -> None:
    """The version, when it is asked for."""
    if asked:
        from importlib.metadata import PackageNotFoundError, version

        try:
            typer.echo(f"verify {version('verify-claims')}")
        except PackageNotFoundError:
            typer.echo("verify, not installed")
        raise typer.Exit
