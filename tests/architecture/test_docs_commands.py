"""Commands, modules and addresses that the pages tell are those of the program, with options that it takes."""

import importlib.util
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import typer

from planner.cli import app
from planner.rest.catalogue import OPERATIONS
from planner.settings import ROOT

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
ANY = {"VERB", "…", "..."}
"""What stands for a verb."""


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def calls(text: str) -> list[list[str]]:
    """Return the words after every call of the command line, as a shell parts them."""
    said = re.findall(r"(?:run\.py cli|python -m planner) ([^`\n|#]*)", text)
    return [shlex.split(line.replace("\\", "/").replace("'", "")) for line in said]


def options_of(words: list[str]) -> set[str]:
    """Return the options of the command that words call; KeyError where there is none."""
    command: Any = typer.main.get_group(app)
    rest = words
    while inner := getattr(command, "commands", None):
        command, rest = inner[rest[0]], rest[1:]
    return {option for parameter in command.params for option in parameter.opts}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_call_of_the_command_line_is_one_that_it_takes(page: Path) -> None:
    for words in calls(page.read_text("utf-8")):
        if not words or ANY & {words[0]}:
            continue
        assert {word for word in words if word.startswith("--")} <= options_of(words), words


def test_a_verb_or_an_option_that_is_none_is_noticed() -> None:
    with pytest.raises(KeyError):
        options_of(["plam", "data/ziyuan"])
    assert calls("`python3 run.py cli plan data/ziyuan --out out`") == [
        ["plan", "data/ziyuan", "--out", "out"]
    ]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_module_that_is_to_be_run_is_there(page: Path) -> None:
    said = set(re.findall(r"python -m ([\w.]+)", page.read_text("utf-8")))
    assert [module for module in sorted(said) if not is_there(module)] == []


def is_there(module: str) -> bool:
    """Return whether a module can be run, without loading its package."""
    package, *inner = module.split(".")
    found = importlib.util.find_spec(package)
    places = [] if found is None else [Path(place) for place in found.submodule_search_locations or ()]
    files = [place.joinpath(*inner) for place in places]
    return any(file.is_dir() or file.with_suffix(".py").is_file() for file in files)


def test_the_page_of_the_interface_tells_every_operation_and_no_other() -> None:
    text = (ROOT / "docs" / "rest.md").read_text("utf-8")
    told = set(re.findall(r"^\| `(GET|POST) /api(\S+?)(?:\?[^`]*)?` \|", text, re.MULTILINE))
    assert told == {
        (one.method, re.sub(r"\{(\w+)\}", lambda gap: gap[1].upper(), one.path)) for one in OPERATIONS
    }
    asked = re.findall(r"curl http://127\.0\.0\.1:8501/api(\S*)", text)
    shapes = [re.sub(r"\{\w+\}", r"[^/]+", one.path) for one in OPERATIONS]
    assert [path for path in asked if not any(re.fullmatch(shape, path) for shape in shapes)] == []
