"""A virtual environment of their own for the peers, and the command `run.py bench`. Standard library only."""

import hashlib
import sys
from pathlib import Path

import run

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".venv-bench"
LIST = ROOT / "requirements-bench.txt"


def run_bench(arguments: list[str]) -> int:
    """Run the benchmark; with `--peers` install the other solvers first, once."""
    rest = [argument for argument in arguments if argument != "--peers"]
    if len(rest) < len(arguments) and install_peers() != 0:
        return 1
    python = run.ready_environment(run.ROOT / ".venv", run.USE_LOCKS)
    return run.call([str(python), "-P", "-m", "benchmarks", *rest])


def install_peers() -> int:
    """Install the peers in their own environment, unless the same list was installed before."""
    stamp, wanted = FOLDER / "peers.installed", hashlib.sha256(LIST.read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return 0
    if not run.version_of(str(run.python_in(FOLDER)), needs="pip"):
        run.make_environment(FOLDER, sys.executable)
    print(f"安装对照求解器 Installing the peers of {LIST.name} ...", flush=True)
    pip = [str(run.python_in(FOLDER)), "-m", "pip", "-q", "--disable-pip-version-check", "--no-input"]
    code = run.call([*pip, "install", "-r", str(LIST)])
    if code == 0:
        stamp.write_text(wanted, "utf-8")
    return code


def peers_python() -> list[str]:
    """Return the interpreter of the peers' environment, if it was made."""
    python = run.python_in(FOLDER)
    return [str(python)] if python.exists() else []
