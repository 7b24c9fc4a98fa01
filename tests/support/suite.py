"""The commands of run.py for those who work on the planner: test, campaign, screenshots, docs. Standard library only."""

import ast
import os
import sys
from pathlib import Path

import run
from tests.support import browser, generations, nginx, postgres, processes, quick, site

SLOWEST = ("--durations", "10")
"""What says at the end which tests took longest."""
WITHOUT_SERVICES = ("-m", quick.CORE)


def run_tests(arguments: list[str]) -> int:
    """Run pytest with all it needs and give its exit code.

    ``--core`` leaves out what needs a browser or a database server, the second round under the other generation
    of PuLP and what is marked slow, and installs nothing. Everything else goes to pytest; named tests run alone. The whole suite is spread
    over the cores, a file at a time; all files that need a browser go to two workers.
    """
    chosen = [argument for argument in arguments if argument != "--core"]
    # A run starts hundreds of interpreters: whoever keeps no bytecode otherwise would compile the project in each.
    variables = {"PYTHONDONTWRITEBYTECODE": ""}
    if "--core" in arguments:
        options = [*WITHOUT_SERVICES, *(chosen or side_by_side(waiting=1))]
        python = installed()
    else:
        options = chosen or side_by_side()
        variables |= browser_variable()
        _get_services()
        python = run.ready_environment(run.ROOT / ".venv", run.TEST_LOCKS)
        if not chosen:
            variables |= _other_generation()
    with processes.buried():
        return run.call([str(python), "-m", "pytest", *options], folder=run.ROOT, variables=variables)


def set_up(_arguments: list[str]) -> int:
    """Install what the checks and tests need, a browser and PostgreSQL included where that may be done."""
    python = run.ready_environment(run.ROOT / ".venv", run.TEST_LOCKS)
    browser_variable()
    _get_services()
    print(f"就绪 Ready: {python.relative_to(run.ROOT)}")
    return 0


def installed() -> Path:
    """Return the interpreter with all that tests need, as it is installed; end with what to run where it is not."""
    folder = run.ROOT / ".venv"
    python = run.python_in(folder)
    version = run.version_of(str(python))
    if not version or not run.is_stamped(folder, run.TEST_LOCKS, version):
        sys.exit(
            "依赖尚未安装，请先运行 What the tests need is not installed yet; first run:\n  python3 run.py setup"
        )
    return python


def side_by_side(*, waiting: int = 2) -> list[str]:
    """Return the options that spread the suite over the cores of this machine; a core whose run crashes ends the run.

    Parameters
    ----------
    waiting
        Workers beyond the cores: tests of screens wait for the browser or another process a third of their time, but
        each worker reads the program and all tests for itself.
    """
    workers = str(min(8, waiting + (os.cpu_count() or 1)))
    return [
        "-n",
        workers,
        "--dist",
        "loadfile",
        "--no-loadscope-reorder",
        "--max-worker-restart",
        "0",
        *SLOWEST,
    ]


def take_screenshots(arguments: list[str]) -> int:
    """Run the script that takes the pictures of the running build."""
    variables = browser_variable()
    if not variables:
        print(browser.how_to_get(), file=sys.stderr)
        return 1
    python = run.ready_environment(run.ROOT / ".venv", run.TEST_LOCKS)
    command = [str(python), "-m", "tests.support.screenshots", *arguments]
    return run.call(command, folder=run.ROOT, variables=variables)


def run_campaign(arguments: list[str]) -> int:
    """Run one long count and write its evidence, or list them all."""
    if not arguments:
        print("可用 Available:\n" + "\n".join(campaigns(run.ROOT / "tests" / "campaigns")))
        return 0
    python = run.ready_environment(run.ROOT / ".venv", run.TEST_LOCKS)
    command = [str(python), "-m", "tests.campaigns", *arguments]
    return run.call(command, folder=run.ROOT, variables=browser_variable())


def campaigns(folder: Path) -> list[str]:
    """One line for each campaign: its name and the first line of its docstring."""
    files = sorted(path for path in folder.glob("*.py") if not path.name.startswith("_"))
    titles = [
        (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").partition("\n")[0] for path in files
    ]
    return [f"  {path.stem}  {title}".rstrip() for path, title in zip(files, titles, strict=True)] or ["  -"]


COMMANDS = {
    "setup": set_up,
    "check": lambda arguments: quick.check(installed(), arguments),
    "test": run_tests,
    "campaign": run_campaign,
    "screenshots": take_screenshots,
    "docs": site.build,
}


def browser_variable() -> dict[str, str]:
    """Return the variable that names the browser, which is installed where there is none and apt may be used."""
    found = browser.find()
    if found is None and browser.VARIABLE not in os.environ and run.may_use_apt():
        for packages in (browser.DEBIAN_PACKAGES, browser.OLDER_DEBIAN_PACKAGES):
            run.apt_install(*packages)
            found = browser.find()
            if found is not None:
                break
    return {} if found is None else {browser.VARIABLE: str(found)}


def _get_services() -> None:
    if not postgres.is_there() and run.may_use_apt():
        run.apt_install(*postgres.DEBIAN_PACKAGES)
    if nginx.find() is None and run.may_use_apt():
        run.apt_install(*nginx.DEBIAN_PACKAGES)


def _other_generation() -> dict[str, str]:
    running = sys.version_info[:2]
    interpreter = generations.other_interpreter(running)
    if interpreter is None:
        return {}
    folder = run.ROOT / generations.folder_name(7 - generations.generation(running))
    python = run.ready_environment(folder, run.TEST_LOCKS, interpreter=interpreter)
    return {generations.VARIABLE: str(python)}
