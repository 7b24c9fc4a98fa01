"""Run one process of the benchmark to its end, or end it with all that it started. Standard library only."""

import os
import signal
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.peers import ROOT


@dataclass(frozen=True)
class Answer:
    """How a process ended (-1: it was ended for taking too long), and what it said on both ways."""

    code: int
    said: str
    complaint: str

    @property
    def last_words(self) -> str:
        """The last line of its complaint."""
        return (self.complaint.strip().splitlines() or ["no word"])[-1][:200]


def run_child(command: Sequence[str], *, seconds: float) -> Answer:
    """Run a process to its end, or end it after so many seconds on the wall."""
    with _started(command) as process:
        try:
            said, complaint = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            return Answer(-1, "", "took too long and was ended")
        finally:
            _end(process)
        return Answer(process.returncode, said, complaint)


def _started(command: Sequence[str]) -> "subprocess.Popen[str]":
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": os.pathsep.join(paths)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def _end(process: "subprocess.Popen[str]") -> None:
    if process.poll() is not None:
        return
    if os.name == "nt":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
