"""`verify add`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from verify.cli.options import (
    DATABASE,
    Affirming,
    As,
    Attributed,
    Db,
    Denying,
    Distinct,
    DryRun,
    Json,
    Quiet,
    Relaying,
)

if TYPE_CHECKING:
    from verify.drafts import ClaimDraft

Text = Annotated[str, typer.Argument(metavar="TEXT", help="One atomic statement that can be true or false.")]
When = Annotated[str, typer.Option(metavar="WHEN", help="When it is held to be true: 2023, 2023-09-06, or A/B.")]
Topic = Annotated[str, typer.Option(metavar="TOPIC", help="What it belongs to.")]
Favors = Annotated[list[str], typer.Option(metavar="PARTY", help="A party that it favors. Repeatable.")]
Harms = Annotated[list[str], typer.Option(metavar="PARTY", help="A party that it harms. Repeatable.")]
Item = Annotated[str, typer.Option(metavar="QUESTION", help='A question that it answers: "dead at Hroza".')]
Value = Annotated[str, typer.Option(metavar="VALUE", help="Its answer: 51, >=49, 12..20 or a text.")]
Contradicts = Annotated[list[str], typer.Option(metavar="CLAIM", help="A claim that it contradicts. Repeatable.")]
Key = Annotated[str, typer.Option(metavar="KEY", help="A name of its own to refer to it by.")]


def add(
    text: Text,
    when: When = "",
    topic: Topic = "",
    favors: Favors = [],
    harms: Harms = [],
    item: Item = "",
    value: Value = "",
    contradicts: Contradicts = [],
    key: Key = "",
    by: Affirming = [],
    deny: Denying = [],
    relay: Relaying = [],
    attr: Attributed = [],
    distinct: Distinct = False,
    dry_run: DryRun = False,
    db: Db = DATABASE,
    actor: As = "",
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Record a claim with who says it. The same command twice changes nothing."""
    from verify.cli.attributions import drafts
    from verify.cli.options import desk
    from verify.cli.outcome import tell
    from verify.workflow.add import add as run

    given: dict[str, Any] = {
        "when": when,
        "topic": topic,
        "favors": favors,
        "harms": harms,
        "item": item,
        "value": value,
        "contradicts": contradicts,
        "key": key,
        "attributions": drafts(by, deny, relay, attr),
    }
    draft: ClaimDraft = {"claim": text, **{name: one for name, one in given.items() if one}}  # type: ignore[typeddict-item]
    outcome = run(desk(db, actor), draft, distinct=distinct, dry_run=dry_run)
    tell(outcome, as_json=as_json, quiet=quiet, dry_run=dry_run)


EXAMPLE = """\
Example: verify add "Robotyne is no longer under Russian control" --when 2023-09-06 --harms ru --favors ua
--by 'Yevgeniy Balitskiy, party=ru, kind=government, via=Example News, at=2023-09-06'
--deny 'Example Ministry, party=ru, kind=government'"""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("add", epilog=EXAMPLE)(add)
