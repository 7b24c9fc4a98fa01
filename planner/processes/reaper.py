"""Waits beside a worker until it has ended, however it ended; then ends what it left and removes its folder.

Run as a file by the worker, with the standard library alone: `reaper.py GROUP FOLDER`. Its standard
input is a pipe that only the worker holds.
"""

import contextlib
import os
import shutil
import signal
import sys


def main(group: int, folder: str) -> None:
    """Wait for the end of the worker and clean up after it."""
    sys.stdin.buffer.read()
    with contextlib.suppress(OSError):
        os.killpg(group, signal.SIGKILL)
    shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
