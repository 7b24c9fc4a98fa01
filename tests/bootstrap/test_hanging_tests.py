"""A test that hangs ends the run by itself, and its name is said."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import run
from tests.support import processes
from tests.support.waiting import PATIENCE_S

CONFTEST = """
from tests.support import watchdog

watchdog.BEYOND_S, watchdog.SILENCE_S = 1.0, {silence}
pytest_configure = watchdog.watch
"""
DEAF = """
import ctypes, signal

@pytest.mark.timeout(1)
def test_is_deaf():
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
    ctypes.PyDLL(None).sleep(600)
"""
STOPPED = "import os\n\ndef test_is_stopped():\n    os.kill(os.getpid(), 19)\n"


def ended(folder: Path, test: str, *options: str, silence: float = 600.0) -> subprocess.CompletedProcess[str]:
    """Run one test and give how the run ended: of itself, or this test hangs too."""
    (folder / "conftest.py").write_text(CONFTEST.format(silence=silence), "utf-8")
    (folder / "test_it.py").write_text(f"import pytest\n{test}", "utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(folder)]
    return subprocess.run(
        [*command, *options, str(folder)],
        cwd=run.ROOT,
        env=run.child_environment(),
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )


def test_a_test_that_hangs_where_python_is_not_heard_ends_its_process(tmp_path: Path) -> None:
    done = ended(tmp_path, DEAF)
    assert done.returncode != 0
    assert "in test_is_deaf" in done.stderr


def test_beside_others_its_name_is_told_and_nothing_more_is_run(tmp_path: Path) -> None:
    done = ended(tmp_path, DEAF, "-n", "1", "--max-worker-restart", "0")
    assert done.returncode != 0
    assert "crashed while running 'test_it.py::test_is_deaf'" in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="signals differ on Windows")
def test_a_process_that_stands_still_ends_the_run(tmp_path: Path) -> None:
    done = ended(tmp_path, STOPPED, "-n", "1", silence=8.0)
    assert done.returncode == 3
    assert "under way: test_it.py::test_is_stopped" in done.stderr


def test_what_ran_before_a_run_outlives_it() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as mine:
        with processes.buried():
            left = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
        assert left.wait() == -signal.SIGKILL
        assert mine.poll() is None
        mine.kill()
    assert left.stdin is not None
    left.stdin.close()
