"""The command line as a process: exit codes, encodings, Ctrl-C, a terminal."""

import json
import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from planner.settings import ROOT
from tests.cli.parks import command, run_command
from tests.support.held import VARIABLE, At, Gate
from tests.support.processes import interruptible
from tests.support.waiting import PATIENCE_S

pytestmark = pytest.mark.slow

ZIYUAN = ROOT / "data" / "ziyuan"
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="signals and terminals of POSIX")


def test_no_command_prints_help_and_an_unknown_one_is_refused() -> None:
    assert "plan" in run_command("--help").out
    assert run_command("conquer").status == 2


def test_json_is_utf8_even_on_a_console_that_is_not(park: Path) -> None:
    done = subprocess.run(
        command("plan", park, "--json"),
        cwd=ROOT,
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        check=False,
    )
    assert done.returncode == 0
    assert "净高" in done.stdout.decode("utf-8")


def test_tables_are_printed_on_a_console_without_chinese(park: Path) -> None:
    done = subprocess.run(
        command("plan", park),
        cwd=ROOT,
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


@posix_only
@pytest.mark.parametrize("at", [At.PLAN, At.PLAN_AT_ONCE])
def test_ctrl_c_ends_the_search_and_keeps_the_plan(tmp_path: Path, at: At) -> None:
    options = ("--json", "--time-limit", "120", "--out", tmp_path, "--lang", "en")
    run = [sys.executable, "-m", "tests.support.held_cli", *map(str, ("plan", ZIYUAN, *options))]
    gate, (ours, theirs) = Gate(tmp_path / "gate"), os.openpty()
    with (tmp_path / "told.json").open("wb") as said, gate.closed(at):
        process = subprocess.Popen(
            interruptible(run),
            cwd=ROOT,
            env={**os.environ, VARIABLE: str(gate.folder)},
            stdout=said,
            stderr=theirs,
        )
        os.close(theirs)
        _read_until(ours, "tier 1/7")
        process.send_signal(signal.SIGINT)
        err = _read_until_closed(ours)
        process.wait(PATIENCE_S)
    told = json.loads((tmp_path / "told.json").read_bytes())
    assert "best plan so far is kept" in err
    assert (process.returncode, told["status"], told["findings"][0]["soft"]) == (0, "cancelled", True)
    assert told["placed"] >= 15
    assert run_command("check", tmp_path).status == 0


@posix_only
def test_a_terminal_shows_the_tier_being_solved() -> None:
    ours, theirs = os.openpty()
    with subprocess.Popen(
        command("plan", ZIYUAN, "--json", "--time-limit", "8", "--lang", "en"),
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        shown = _read_until_closed(ours)
        assert process.wait(PATIENCE_S) == 0
    assert "tier 2/7 Expected value" in shown
    assert "objective" in shown


def _read_until_closed(terminal: int) -> str:
    parts: list[bytes] = []
    while select.select([terminal], [], [], PATIENCE_S)[0]:
        try:
            part = os.read(terminal, 4096)
        except OSError:  # Linux says so when the other side is gone
            break
        if not part:
            break
        parts.append(part)
    os.close(terminal)
    return b"".join(parts).decode("utf-8", "replace")


def _read_until(terminal: int, words: str) -> str:
    """Read what is shown until `words` are; a long silence fails."""
    shown = ""
    while words not in shown:
        assert select.select([terminal], [], [], PATIENCE_S)[0], f"{words} never came: {shown}"
        shown += os.read(terminal, 4096).decode("utf-8", "replace")
    return shown
