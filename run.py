"""Start, test and measure the planner on a fresh machine: ``python3 run.py app``, ``python3 run.py test``.

Uses the standard library alone. Makes a virtual environment in ``.venv`` and installs the hashed lock there, once.
"""

import argparse
import hashlib
import importlib.util
import io
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import webbrowser
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036  the message below is for exactly those
    sys.exit(
        "园区规划师需要 Python 3.11 或更高版本，当前是 %s.%s。请安装后用它运行，例如：python3.12 run.py app\n"
        "Park Planner needs Python 3.11 or later; this is %s.%s. Install one and run with it, for instance: "
        "python3.12 run.py app" % (sys.version_info[:2] * 2)
    )

ROOT = Path(__file__).resolve().parent
USE_LOCKS = ("requirements.lock",)
TEST_LOCKS = ("requirements.lock", "requirements-dev.lock")
USUAL_PORT = 8501
START_SECONDS = 90

USAGE = """\
用法 Usage: python3 run.py COMMAND [...]

  app          启动网页界面 start the planner in the browser     [--no-open] [--port N] [streamlit options]
  cli          命令行 run the command line                       plan | check | ...
  setup        准备开发环境 make ready to work on the planner
  check        半分钟内检查改动 check a change in half a minute  [FILE ...]
  test         全部检查与测试 all checks and tests               [--core] [pytest options]
  campaign     长时间验证 a long count, into docs/evidence       [NAME ...]
  bench        性能基准 the benchmark table                      [DIR ...] [--peers] [--limit S]
  screenshots  重新生成截图 make the pictures in docs again
  docs         文档网站 build the documentation as a site, in out/docs
"""


def main(arguments: list[str]) -> int:
    """Run one command and give its exit code."""
    command, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    signal.signal(signal.SIGTERM, stop)
    if command in {"setup", "check", "test", "campaign", "screenshots", "docs"}:
        return run_from_tests(command, rest)
    commands = {"app": run_app, "cli": run_cli, "bench": run_benchmark}
    if command in commands:
        return commands[command](rest)
    print(USAGE)
    return 0 if command in {"-h", "--help"} else 2


# ---------------------------------------------------------------- commands


def run_app(arguments: list[str]) -> int:
    """Start Streamlit on this machine alone, say where it is and stay until Ctrl-C."""
    own, for_streamlit = app_options(arguments)
    python = ready_environment(ROOT / ".venv", USE_LOCKS)
    port = own.port or free_port(USUAL_PORT)
    command = [str(python), "-m", "streamlit", "run", "app.py", f"--server.port={port}", *for_streamlit]
    with subprocess.Popen(command, cwd=ROOT, env=child_environment()) as server:
        try:
            if not wait_until_healthy(port, server, seconds=START_SECONDS):
                print("未能启动，原因见上方。 The planner did not start; see above.", file=sys.stderr)
                return server.poll() or 1
            address = f"http://127.0.0.1:{port}"
            print(f"\n  园区规划师 Park Planner: {address}\n  按 Ctrl-C 停止 Ctrl-C stops it\n", flush=True)
            if not own.no_open and has_display():
                webbrowser.open(address)
            return server.wait()
        except KeyboardInterrupt:
            return 0
        finally:
            end(server)


def app_options(arguments: list[str]) -> tuple[argparse.Namespace, list[str]]:
    """Part our own options of ``app`` from those that Streamlit gets."""
    parser = argparse.ArgumentParser("run.py app", add_help=False, allow_abbrev=False)
    parser.add_argument("--no-open", action="store_true")
    parser.add_argument("--port", "--server.port", type=int)
    return parser.parse_known_args(arguments)


def run_cli(arguments: list[str]) -> int:
    """Pass everything on to ``python -m planner``."""
    python = ready_environment(ROOT / ".venv", USE_LOCKS)
    return call([str(python), "-P", "-m", "planner", *arguments])


def run_benchmark(arguments: list[str]) -> int:
    """Measure the generated parks, or any folder of tables."""
    from benchmarks import peers

    return peers.run_bench(arguments)


def run_from_tests(command: str, arguments: list[str]) -> int:
    """Run a command that only those need who work on the planner."""
    from tests.support import suite

    return suite.COMMANDS[command](arguments)


# ---------------------------------------------------------------- environment


def ready_environment(folder: Path, locks: tuple[str, ...], *, interpreter: str = sys.executable) -> Path:
    """Return the interpreter of ``folder`` with the locks installed; make or mend what is missing first."""
    version = version_of(interpreter)
    if version_of(str(python_in(folder)), needs="pip") != version:
        make_environment(folder, interpreter)
    if not is_stamped(folder, locks, version):
        install(folder, locks, version)
    return python_in(folder)


def python_in(folder: Path) -> Path:
    """Where a virtual environment keeps its interpreter on this system."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def version_of(interpreter: str, *, needs: str = "sys") -> str:
    """The version of an interpreter, as in ``3.12``; empty if it does not run or lacks a module it needs."""
    code = (
        f"import sys, importlib.util as u; u.find_spec('{needs}') and print('%d.%d' % sys.version_info[:2])"
    )
    try:
        answer = subprocess.run(
            [interpreter, "-c", code], capture_output=True, text=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return answer.stdout.strip() if answer.returncode == 0 else ""


def make_environment(folder: Path, interpreter: str) -> None:
    """Make a virtual environment afresh; a broken one of the same name goes."""
    if folder.exists():
        print(f"重建 Making again: {folder.name}", flush=True)
        shutil.rmtree(folder)
    if interpreter == sys.executable and importlib.util.find_spec("ensurepip") is None:
        get_venv_module()
    if call([interpreter, "-m", "venv", str(folder)]) != 0:
        shutil.rmtree(folder, ignore_errors=True)
        sys.exit(f"无法创建虚拟环境。 Could not make the virtual environment {folder}.")


def get_venv_module() -> None:
    """Install what Debian leaves out of its Python; say the command where we may not."""
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    if not may_use_apt():
        sys.exit(
            f"缺少 venv，请先运行 This Python lacks venv; first run:\n  sudo apt-get install -y {package}"
        )
    apt_install(package)


def may_use_apt() -> bool:
    """Is this root on Debian or a relative of it?"""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_install(*packages: str) -> None:
    """Install Debian packages; whoever asked looks whether they came."""
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    print(f"apt-get install {' '.join(packages)} ...", flush=True)
    call(["apt-get", "update", "-qq"], variables=quiet)
    call(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages], variables=quiet)


def install(folder: Path, locks: tuple[str, ...], version: str) -> None:
    """Install the last of the locks, which holds the ones before it; only success is stamped."""
    stamp_file(folder, locks).unlink(missing_ok=True)
    print(f"安装依赖（仅首次，约一分钟） Installing {locks[-1]} (once, about a minute) ...", flush=True)
    pip = [str(python_in(folder)), "-m", "pip", "-qq", "--disable-pip-version-check", "--no-input"]
    if call([*pip, "install", "--require-hashes", "-r", str(ROOT / locks[-1])]) != 0:
        sys.exit(
            "安装失败。如网络需要镜像，请设置 PIP_INDEX_URL 后重试；环境损坏时删除 .venv。\n"
            "The installation failed. If this network has a mirror, set PIP_INDEX_URL to it and run again; "
            f"if {folder.name} is broken, delete it."
        )
    stamp_file(folder, locks).write_text(stamp(locks, version), "utf-8")


def is_stamped(folder: Path, locks: tuple[str, ...], version: str) -> bool:
    """Were these locks, as they are now, installed here? What the tests need holds what a user needs."""
    return any(
        stamp_file(folder, wider).is_file()
        and stamp_file(folder, wider).read_text("utf-8") == stamp(wider, version)
        for wider in {locks, TEST_LOCKS}
    )


def stamp_file(folder: Path, locks: tuple[str, ...]) -> Path:
    """Where the proof of a finished installation lies."""
    return folder / f"{locks[-1]}.installed"


def stamp(locks: tuple[str, ...], version: str) -> str:
    """A digest of the locks and the Python version."""
    return hashlib.sha256(
        b"".join((ROOT / lock).read_bytes() for lock in locks) + version.encode()
    ).hexdigest()


# ---------------------------------------------------------------- server


def free_port(usual: int) -> int:
    """The usual port, the next free one of twenty, else any."""
    for port in (*range(usual, usual + 20), 0):
        with socket.socket() as probe:
            if os.name != "nt":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    sys.exit("没有可用端口。 No free port on 127.0.0.1.")


def wait_until_healthy(port: int, server: subprocess.Popen[bytes], *, seconds: float) -> bool:
    """Ask the server until it answers ok, ends or the time is up."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    deadline = time.monotonic() + seconds
    while server.poll() is None and time.monotonic() < deadline:
        try:
            with opener.open(f"http://127.0.0.1:{port}/_stcore/health", timeout=2) as answer:
                if answer.read().strip() == b"ok":
                    return True
        except (urllib.error.URLError, OSError):
            pass
        time.sleep(0.2)
    return False


def has_display() -> bool:
    """Can a browser window open here?"""
    on_desktop = os.name == "nt" or sys.platform == "darwin"
    return on_desktop or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def end(process: subprocess.Popen[bytes]) -> None:
    """End a child that Ctrl-C may already have reached; kill it if it lingers."""
    if process.poll() is None:
        process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def stop(_number: int, _frame: object) -> None:
    """Leave on SIGTERM as an exception, so that no child stays behind."""
    sys.exit(143)


def child_environment(**variables: str) -> dict[str, str]:
    """Our environment for a child: UTF-8 everywhere, and the project importable from any folder."""
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": os.pathsep.join(paths), **variables}


def call(command: list[str], *, folder: Path | None = None, variables: dict[str, str] | None = None) -> int:
    """Run a command to its end and give its exit code; Ctrl-C is the command's to answer."""
    with subprocess.Popen(command, cwd=folder, env=child_environment(**(variables or {}))) as process:
        try:
            while True:
                try:
                    return process.wait()
                except KeyboardInterrupt:
                    continue
        finally:
            end(process)


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a console without Chinese must not stop us
    sys.exit(main(sys.argv[1:]))
