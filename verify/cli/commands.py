"""Every command with its summary and the file that holds it, loaded when it is called: start-up is waited for."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typer.core import TyperCommand


class Home(NamedTuple):
    """The file of a command, and what it does in a line."""

    module: str
    summary: str


COMMANDS: dict[str, Home] = {
    "init": Home("init", "Make an empty database."),
    "add": Home("add", "Record a claim with who says it."),
    "attest": Home("attest", "Record more attributions to a claim."),
    "import": Home("import_", "Record claims from files: NDJSON, JSON or CSV."),
    "ingest": Home("ingest", "Propose attributed claims from prose."),
    "report": Home("report", "Print the confidence report, with the reasons."),
    "show": Home("show", "Show one claim, all of it, or a sentence to publish."),
    "find": Home("find", "Find claims by their words, best first."),
    "source": Home("source", "Sources: set, list, show, merge, unmerge."),
    "edit": Home("edit", "Correct what was recorded."),
    "confirm": Home("confirm", "Confirm an implicit attribution."),
    "link": Home("link", "State that claims contradict, or say the same."),
    "unlink": Home("link", "Take back a link between two claims."),
    "supersede": Home("link", "Let a claim take the place of another."),
    "retract": Home("retract", "Withdraw what the desk no longer relies on."),
    "sign": Home("sign", "Sign a verdict on a claim as it stands."),
    "undo": Home("undo", "Take back the last command."),
    "redact": Home("redact", "Blank the texts of a thing for good."),
    "diff": Home("diff", "Show which claims changed, and why."),
    "gate": Home("gate", "Exit 3 when a claim may not be printed."),
    "lint": Home("lint", "Ask what a careful editor would ask."),
    "export": Home("export", "Write everything as records for `import`."),
    "fuse": Home("fuse", "Learn who is reliable from many claims at once."),
    "log": Home("log", "List the ledger: who changed what, and when."),
    "audit": Home("audit", "Recompute every digest and the chain."),
    "schema": Home("schema", "Print the JSON Schema of what goes in or out."),
}


class Loaded(MutableMapping[str, "TyperCommand"]):
    """The commands by name, each made when it is first asked for."""

    def __init__(self) -> None:
        self._made: dict[str, TyperCommand] = {}

    def __getitem__(self, name: str) -> TyperCommand:
        if name not in self._made:
            self._made.update(_of_file(COMMANDS[name].module))
        return self._made[name]

    def __setitem__(self, name: str, command: TyperCommand) -> None:
        self._made[name] = command

    def __delitem__(self, name: str) -> None:
        del self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


def _of_file(module: str) -> dict[str, TyperCommand]:
    """The commands that a file registers."""
    import typer
    from typer.main import get_group

    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.callback()(lambda: None)  # Else Typer makes a single command the whole program.
    import_module(f"verify.cli.{module}").register(app)
    return get_group(app).commands  # type: ignore[return-value]
