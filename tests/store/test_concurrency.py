"""Several processes at once, and a process killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.store.desk import FULL, claim, record
from verify.store import connect, read
from verify.store.audit import audit

_WRITER = """
import sys
from pathlib import Path
from verify.store import connect
from verify.store.write import transaction

path, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
print("ready", flush=True)
sys.stdin.readline()
for number in range(count):
    with connect.writing(path) as connection:
        with transaction(connection, command="add", arguments=[], actor=name, at="2023-09-07T12:00:00Z") as changes:
            recorded = changes.record(("claim", {"claim": f"{name} {number}", "attributions": [{"source": "Shared"}]}))
    print(recorded.id, flush=True)
"""

_KILLED = """
import sys
from pathlib import Path
from verify.store import connect
from verify.store.write import transaction

with connect.writing(Path(sys.argv[1])) as connection:
    with transaction(
        connection, command="import", arguments=[], actor="x", at="2023-09-07T12:00:00Z", bulk=sys.argv[2] == "bulk"
    ) as changes:
        for number in range(6000):
            said = [{"source": f"Source {number % 50}", "quote": f"words of {number}"}]
            changes.record(("claim", {"claim": f"claim {number}", "attributions": said}))
        print("writing", flush=True)
        sys.stdin.readline()
"""


def _started(script: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )


def _line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_several_writers_at_once_lose_nothing_and_make_one_file(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    writers = [_started(_WRITER, str(path), f"writer{number}", "12") for number in range(3)]
    assert [_line(writer) for writer in writers] == ["ready"] * 3
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    ids = [told for writer in writers for told in writer.communicate()[0].split()]
    assert [writer.returncode for writer in writers] == [0, 0, 0]
    assert sorted(ids, key=lambda one: int(one[1:])) == [f"C{number}" for number in range(1, 37)]
    with connect.reading(path) as connection:
        facts = read.facts(connection)
        assert {one.text for one in facts.claims.values()} == {
            f"writer{writer} {number}" for writer in range(3) for number in range(12)
        }
        assert list(facts.sources) == ["S1"]
        assert audit(connection).entries == 36
    assert {name.name for name in tmp_path.iterdir()} <= {"claims.db", "claims.db-wal", "claims.db-shm"}


def test_a_process_killed_in_the_middle_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    for mode in ("bulk", "plain"):
        path = tmp_path / f"{mode}.db"
        with connect.writing(path) as connection:
            record(connection, *FULL)
        with _started(_KILLED, str(path), mode) as writer:
            assert _line(writer) == "writing"
            writer.send_signal(signal.SIGKILL)
            writer.communicate()
        with connect.reading(path) as connection:
            assert len(read.facts(connection).claims) == 2
            assert audit(connection).entries == 1
        with connect.writing(path) as connection:
            assert record(connection, claim("after"))[0].id == "C3"
            assert audit(connection).entries == 2


def test_a_reader_sees_the_state_at_its_first_look_while_another_writes(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    with connect.writing(path) as connection:
        record(connection, claim("one"))
    with connect.reading(path) as reader:
        assert read.facts(reader).shown == ("C1",)
        with connect.writing(path) as connection:
            record(connection, claim("two"))
        assert read.facts(reader).shown == ("C1",)
        audit(reader)
    with connect.reading(path) as reader:
        assert read.facts(reader).shown == ("C1", "C2")
