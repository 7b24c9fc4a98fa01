"""A PostgreSQL server of the tests' own, and how to get one. Standard library only."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

VARIABLE = "PLANNER_TEST_DATABASE_URL"
DEBIAN_PACKAGES = ("postgresql",)
PLACES = ("/usr/lib/postgresql", "/usr/local/pgsql", "/opt/homebrew/opt/postgresql", "/Library/PostgreSQL")
SETTINGS = ("listen_addresses=127.0.0.1", "max_connections=60", "shared_buffers=32MB")
START_SECONDS = 60
PROGRAMS = ("postgres", "initdb", "pg_isready")


def find() -> Path | None:
    """Return the folder of the newest server's programs."""
    on_path = shutil.which("postgres")
    places = [Path(on_path).resolve().parent] if on_path else []
    places += [program.parent for place in PLACES for program in Path(place).glob("**/bin/postgres")]
    whole = [folder for folder in places if all((folder / name).exists() for name in PROGRAMS)]
    return max(whole, key=lambda folder: _number(folder.parent.name), default=None)


def is_there() -> bool:
    """Whether the tests have a server to go to or to start."""
    return VARIABLE in os.environ or find() is not None


def how_to_get() -> str:
    """Say in both languages what is missing and how to get it."""
    package = " ".join(DEBIAN_PACKAGES)
    return (
        f"未找到 PostgreSQL 服务程序。请安装（Debian: sudo apt-get install -y {package}），"
        f"或把 {VARIABLE} 设为可随意使用的空数据库地址，或用 python3 run.py test --core 跳过这些测试。\n"
        f"No PostgreSQL server was found. Install one (Debian: sudo apt-get install -y {package}), or set "
        f"{VARIABLE} to an empty database that may be used freely, or leave these tests out with "
        "python3 run.py test --core."
    )


class Server:
    """A running server; `url` is that of its first database."""

    def __init__(self, programs: Path, folder: Path, *, durable: bool) -> None:
        self._programs = programs
        self._folder = folder
        self._settings = (*SETTINGS, f"fsync={'on' if durable else 'off'}")
        self.port = _free_port()
        self.url = f"postgresql://postgres@127.0.0.1:{self.port}/postgres"
        self._process: subprocess.Popen[bytes] | None = None

    def make(self) -> None:
        """Make an empty cluster."""
        self._call("initdb", "-D", str(self._folder / "cluster"), "-A", "trust", "-U", "postgres",
                   "-E", "UTF8", "--locale=C", "--no-sync")  # fmt: skip

    def start(self) -> None:
        """Start it and wait until it answers."""
        settings = [
            f"--{one}"
            for one in (*self._settings, f"port={self.port}", f"unix_socket_directories={self._folder}")
        ]
        with (self._folder / "server.log").open("ab") as log:
            self._process = subprocess.Popen(
                [str(self._programs / "postgres"), "-D", str(self._folder / "cluster"), *settings],
                stdout=log, stderr=log, cwd=self._folder, user=_account(), group=_account(),
            )  # fmt: skip
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self._process.poll() is None:
            if self._answers():
                return
            time.sleep(0.1)
        raise RuntimeError((self._folder / "server.log").read_text("utf-8", "replace"))

    def kill(self) -> None:
        """End it at once, as a power cut would: no checkpoint, no farewell."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(3)  # SIGQUIT: immediate shutdown, children too
            self._process.wait(30)

    def restart(self) -> None:
        """End it at once and start it again."""
        self.kill()
        self.start()

    def _answers(self) -> bool:
        ready = [str(self._programs / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        return subprocess.run(ready, check=False).returncode == 0

    def _call(self, program: str, *options: str) -> None:
        answer = subprocess.run(
            [str(self._programs / program), *options],
            capture_output=True, text=True, check=False, cwd=self._folder, user=_account(), group=_account(),
        )  # fmt: skip
        if answer.returncode != 0:
            raise RuntimeError(answer.stdout + answer.stderr)


@contextlib.contextmanager
def server(*, durable: bool = False) -> Iterator[Server]:
    """Start a server in a folder of its own on a free port of this machine; gone afterwards.

    Only a `durable` one survives its own sudden end; without, tests run faster.
    """
    programs = find()
    if programs is None:
        raise RuntimeError(how_to_get())
    with tempfile.TemporaryDirectory(prefix="planner-pg-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if _account():
            shutil.chown(folder, "postgres", "postgres")
        one = Server(programs, folder, durable=durable)
        try:
            one.make()
            one.start()
            yield one
        finally:
            one.kill()


def _account() -> str | None:
    """Say as whom to run: the server refuses to be root."""
    is_root = sys.platform != "win32" and os.geteuid() == 0
    return "postgres" if is_root else None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _number(name: str) -> float:
    try:
        return float(name.partition("@")[2] or name)
    except ValueError:
        return 0.0
