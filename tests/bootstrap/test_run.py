"""run.py on its own: what it starts, when it installs, which port it takes. Nothing here reaches the network."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import urllib.request
from pathlib import Path
from typing import Any

import pytest

import run
from tests.support import generations, postgres, suite
from tests.support.processes import interruptible
from tests.support.waiting import PATIENCE_S

pytestmark = pytest.mark.slow

HERE = run.ROOT
VERSION = f"{sys.version_info[0]}.{sys.version_info[1]}"
PLACES_TO_INSTALL_FROM = ("http:", "https:", "file:", "--index", "--find-links", " @ ")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of two empty locks, so that installing them needs no network."""
    for lock in run.TEST_LOCKS:
        (tmp_path / lock).write_text("# nothing\n", "utf-8")
    monkeypatch.setattr(run, "ROOT", tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def bare_environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A virtual environment with nothing but pip."""
    folder = tmp_path_factory.mktemp("bare") / ".venv"
    run.make_environment(folder, sys.executable)
    return folder


@pytest.fixture
def folder(project: Path, bare_environment: Path) -> Path:
    """The project's own environment, made and not yet filled."""
    return shutil.copytree(bare_environment, project / ".venv", symlinks=True)


@pytest.fixture
def copied(bare_environment: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every further virtual environment a copy of the one that was made: Python takes seconds for each."""
    call = run.call

    def call_or_copy(command: list[str], **more: Any) -> int:
        if command[1:3] != ["-m", "venv"]:
            return call(command, **more)
        shutil.copytree(bare_environment, command[3], symlinks=True)
        return 0

    monkeypatch.setattr(run, "call", call_or_copy)


def pinned(lock: str) -> set[str]:
    lines = (run.ROOT / lock).read_text("utf-8").splitlines()
    return {
        line.removesuffix("\\").strip() for line in lines if "==" in line and not line.startswith((" ", "#"))
    }


def start(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "run.py", *arguments],
        cwd=run.ROOT,
        env=run.child_environment(**variables),
        capture_output=True,
        text=True,
        check=False,
    )


# ---------------------------------------------------------------- locks


def test_the_locks_name_no_place_to_install_from() -> None:
    for lock in run.TEST_LOCKS:
        text = (run.ROOT / lock).read_text("utf-8")
        assert not [word for word in PLACES_TO_INSTALL_FROM if word in text]


def test_every_pin_has_a_hash() -> None:
    for lock in run.TEST_LOCKS:
        blocks = (run.ROOT / lock).read_text("utf-8").replace("\\\n", " ").splitlines()
        assert not [block for block in blocks if "==" in block and "--hash=sha256:" not in block]


def test_the_lock_for_tests_holds_the_lock_for_users() -> None:
    users, tests = map(pinned, run.TEST_LOCKS)
    assert users
    assert users <= tests


def test_one_lock_brings_both_generations_of_pulp() -> None:
    lines = sorted(line for line in pinned("requirements.lock") if line.startswith("pulp=="))
    assert [line.split("; ")[1] for line in lines] == [
        "python_full_version < '3.12'",
        "python_full_version >= '3.12'",
    ]
    assert [line[: len("pulp==0.")] for line in lines] == ["pulp==3.", "pulp==4."]


# ---------------------------------------------------------------- environment


@pytest.mark.usefixtures("copied")
def test_an_environment_is_installed_and_stamped_once(
    project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = project / ".venv"
    python = run.ready_environment(folder, run.USE_LOCKS)
    assert run.is_stamped(folder, run.USE_LOCKS, VERSION)
    assert "Installing requirements.lock" in capfd.readouterr().out
    assert run.ready_environment(folder, run.USE_LOCKS) == python
    assert capfd.readouterr().out == ""


def test_a_changed_lock_a_new_python_or_a_missing_stamp_installs_again(project: Path, folder: Path) -> None:
    run.ready_environment(folder, run.USE_LOCKS)
    assert not run.is_stamped(folder, run.USE_LOCKS, "9.9")
    (project / "requirements.lock").write_text("# changed\n", "utf-8")
    assert not run.is_stamped(folder, run.USE_LOCKS, VERSION)


def test_what_the_tests_installed_serves_the_app(folder: Path) -> None:
    run.ready_environment(folder, run.TEST_LOCKS)
    assert run.is_stamped(folder, run.USE_LOCKS, VERSION)
    assert not run.stamp_file(folder, run.USE_LOCKS).exists()


def test_a_failed_install_leaves_no_stamp(project: Path, folder: Path) -> None:
    run.ready_environment(folder, run.USE_LOCKS)
    (project / "requirements.lock").write_text("no-hash-here==1.0\n", "utf-8")
    with pytest.raises(SystemExit, match="PIP_INDEX_URL"):
        run.ready_environment(folder, run.USE_LOCKS)
    assert not run.stamp_file(folder, run.USE_LOCKS).exists()


@pytest.mark.usefixtures("copied")
def test_a_broken_environment_is_made_again(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    run.python_in(folder).unlink()
    run.ready_environment(folder, run.USE_LOCKS)
    assert "Making again: .venv" in capfd.readouterr().out
    assert run.version_of(str(run.python_in(folder)), needs="pip") == VERSION


def test_an_interpreter_that_is_not_there_has_no_version() -> None:
    assert run.version_of("/no/such/python") == ""
    assert run.version_of(sys.executable, needs="no_such_module") == ""


# ---------------------------------------------------------------- commands


def test_no_command_prints_the_commands_and_fails() -> None:
    answer = start()
    assert answer.returncode == 2
    assert all(name in answer.stdout for name in ("app", "cli", "test", "campaign", "bench", "screenshots"))


@pytest.mark.parametrize(("command", "module"), [("cli", "planner"), ("bench", "benchmarks")])
def test_a_command_passes_its_arguments_and_gives_back_the_exit_code(
    command: str, module: str, project: Path, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert folder.is_dir()
    (project / module).mkdir()
    main = "import sys; print(sys.argv[1:]); sys.exit(7)"
    (project / module / "__init__.py").touch()
    (project / module / "__main__.py").write_text(main, "utf-8")
    assert run.main([command, "plan", "--json", "a b"]) == 7
    assert "['plan', '--json', 'a b']" in capfd.readouterr().out


def test_core_leaves_out_services_and_named_tests_run_alone(
    project: Path, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert folder.is_dir()
    (project / "pytest.py").write_text("import sys; print(sys.argv[1:])", "utf-8")
    stamp = run.stamp_file(folder, run.TEST_LOCKS)
    stamp.write_text(run.stamp(run.TEST_LOCKS, VERSION), "utf-8")
    assert run.main(["test", "--core", "tests/models"]) == 0
    assert (
        "['-m', 'not browser and not postgres and not generation and not slow', 'tests/models']"
        in capfd.readouterr().out
    )
    assert run.main(["test", "--core"]) == 0
    assert "'--dist', 'loadfile'" in capfd.readouterr().out


@pytest.mark.parametrize("arguments", [["test", "--core"], ["check"]])
def test_core_and_check_install_nothing_and_say_what_to_run_first(
    project: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.setattr(run, "install", lambda *_: pytest.fail("something was installed"))
    monkeypatch.setattr(run, "make_environment", lambda *_: pytest.fail("an environment was made"))
    monkeypatch.setattr(run, "apt_install", lambda *_: pytest.fail("a package was installed"))
    assert not (project / ".venv").exists()
    with pytest.raises(SystemExit, match=r"run\.py setup"):
        run.main(arguments)


def test_campaigns_are_listed_by_name_and_title(tmp_path: Path) -> None:
    (tmp_path / "_support.py").write_text("", "utf-8")
    (tmp_path / "corruption.py").write_text('"""Every kind of corruption is caught.\n\nMore."""\n', "utf-8")
    assert suite.campaigns(tmp_path) == ["  corruption  Every kind of corruption is caught."]


# ---------------------------------------------------------------- server


def test_a_busy_port_gives_way_to_the_next() -> None:
    with socket.socket() as first:
        first.bind(("127.0.0.1", 0))
        first.listen()
        busy = int(first.getsockname()[1])
        assert run.free_port(busy) != busy


@pytest.mark.parametrize("spelling", [["--server.port", "8600"], ["--server.port=8600"], ["--port", "8600"]])
def test_the_port_asked_for_is_taken(spelling: list[str]) -> None:
    own, rest = run.app_options([*spelling, "--no-open", "--theme.base=dark"])
    assert (own.port, own.no_open, rest) == (8600, True, ["--theme.base=dark"])


def test_a_server_that_ends_at_once_is_not_waited_for() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
        assert not run.wait_until_healthy(1, ended, seconds=PATIENCE_S)


@pytest.fixture
def small_app(project: Path, folder: Path) -> Path:
    """A one-line app beside run.py, in an environment that borrows the packages of this one."""
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    own = subprocess.run([run.python_in(folder), "-c", code], capture_output=True, text=True, check=True)
    (Path(own.stdout.strip()) / "borrowed.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    shutil.copy(HERE / "run.py", project)
    shutil.copytree(HERE / ".streamlit", project / ".streamlit")
    (project / "app.py").write_text("import streamlit\nstreamlit.write('a park')\n", "utf-8")
    return project


@pytest.mark.skipif(os.name == "nt", reason="signals differ on Windows")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_app_starts_answers_and_stops_with_its_server(small_app: Path, number: signal.Signals) -> None:
    port = run.free_port(0)
    command = [sys.executable, "-u", "run.py", "app", "--no-open", f"--port={port}"]
    with subprocess.Popen(
        interruptible(command), cwd=small_app, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as app:
        try:
            assert app.stdout
            said = iter(app.stdout.readline, b"")
            assert any(f"Park Planner: http://127.0.0.1:{port}".encode() in line for line in said)
            with urllib.request.urlopen(
                f"http://127.0.0.1:{port}/_stcore/health", timeout=PATIENCE_S
            ) as answer:
                assert answer.read() == b"ok"
            app.send_signal(number)
            assert app.wait(PATIENCE_S) == (0 if number == signal.SIGINT else 143)
        finally:
            run.end(app)
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0


# ---------------------------------------------------------------- database and interpreters


def test_a_missing_postgresql_is_named_with_the_way_to_get_one() -> None:
    message = postgres.how_to_get()
    assert "apt-get install -y postgresql" in message
    assert postgres.VARIABLE in message
    assert "--core" in message


def test_each_python_is_paired_with_the_other_generation() -> None:
    assert [generations.generation(version) for version in ((3, 11), (3, 12), (3, 13))] == [3, 4, 4]
    assert generations.other_versions((3, 11))[0] == "3.12"
    assert generations.other_versions((3, 13)) == ["3.11"]
