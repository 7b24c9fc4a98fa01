"""A process that parses a file ends with the one that asked, whatever it is doing then."""

import array
import fcntl
import os
import subprocess
import sys
import termios
from pathlib import Path
from typing import BinaryIO

import pytest

import run
from planner.processes.protocol import WorkOrder, write_order
from tests.support.processes import all_gone, descendants, wait_until

LEAVES_IT_WAITING = """
import os, subprocess, sys
held = os.open(sys.argv[1], os.O_RDONLY)
command = [sys.executable, "-m", "planner.worker"]
with_us = {**os.environ, "PLANNER_WORKER_PARENT": str(os.getpid())}
child = subprocess.Popen(command, stdin=held, env=with_us)
child.wait()
"""


def started(script: str, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        cwd=run.ROOT,
        env=run.child_environment(),
        stdout=subprocess.PIPE,
    )


@pytest.mark.parametrize("is_reading", [False, True], ids=["being-loaded", "reading"])
def test_it_ends_though_the_pipe_with_the_file_stays_open(tmp_path: Path, *, is_reading: bool) -> None:
    pipe = tmp_path / "file"
    os.mkfifo(pipe)
    with started(LEAVES_IT_WAITING, str(pipe)) as server, pipe.open("wb", buffering=0) as held:
        held.write(write_order(WorkOrder("parse", "{}", b"a file"))[:-1])  # its last byte never comes
        assert wait_until(lambda: descendants(server.pid))
        children = descendants(server.pid)
        if is_reading:
            assert wait_until(lambda: unread(held) == 0)
        server.kill()
        assert all_gone(children, seconds=60)


def unread(pipe: BinaryIO) -> int:
    """Return how many bytes of a pipe nobody has read yet."""
    count = array.array("i", [0])
    fcntl.ioctl(pipe.fileno(), termios.FIONREAD, count)
    return count[0]
