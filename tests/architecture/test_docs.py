"""The pages say what is there: links, pictures, commands, options and examples."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageSequence

import run
from planner.cli.plan import plan
from planner.domain.edits import describe
from planner.domain.edits.scenario import scenario_from_json
from planner.services.importing.intake import load
from planner.services.planning.exporting import FILE_KINDS
from planner.settings import ROOT, read_settings
from planner.text import Lang
from planner.ui.pages.compare import words as compare_words
from planner.ui.pages.enquiry import words as enquiry_words
from planner.ui.pages.overview import words as overview_words
from planner.ui.pages.replan import words as replan_words
from planner.ui.pages.scenarios import words as scenarios_words
from planner.ui.shared.words import compare, new_facts, repairs, shell, sweep
from planner.version import VERSION
from tests.support import site
from tests.support.jobs import MOST_CLICKS

PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "docs" / "evidence").glob("*.md")),
]
GUIDES = [ROOT / "docs" / "guide.zh.md", ROOT / "docs" / "guide.en.md"]
LARGEST_FILM = 6_000_000
SHORTEST_SIGHT_MS = 1_000
NOT_IN_GUIDES = {"solver"}


PRESSED = {
    1: (),
    2: (shell.ENQUIRY, enquiry_words.READ, enquiry_words.FIND, enquiry_words.OFFER_SHEET),
    3: (new_facts.SAVE,),
    4: (shell.REPLAN, replan_words.START),
    5: (),
    6: (repairs.START, repairs.MAKE),
    7: (shell.SCENARIOS, scenarios_words.ADD_SOLVE, compare.VIEWS["tornado"], sweep.TORNADO_START),
    8: (enquiry_words.FIND_BLOCK,),
    9: (shell.COMPARE, compare_words.PACK, compare_words.APPROVE, compare_words.REJECT),
    10: (overview_words.TO_FILES, next(kind.what for kind in FILE_KINDS if kind.key == "handover")),
}
"""What a person chooses and presses for each of the ten jobs."""


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_and_picture_is_there(page: Path) -> None:
    text = page.read_text("utf-8")
    for target in re.findall(r"\]\(([^)#]+)", text):
        if not target.startswith("http"):
            assert (page.parent / target).exists(), target
    if page.parent.name == "evidence":
        return  # a record of its day may name what is no more
    for target in re.findall(r"`((?:docs|planner|models|tests)/[\w./-]+)`", text):
        assert (ROOT / target).exists() or target.startswith("docs/evidence/"), target


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_anchor_that_is_linked_is_a_heading(page: Path) -> None:
    for target, anchor in re.findall(r"\]\(([^)#\s]*)#([^)\s]+)\)", page.read_text("utf-8")):
        if not target.startswith("http"):
            assert anchor in _anchors(page.parent / target if target else page), anchor


def _anchors(page: Path) -> set[str]:
    heads = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", head.lower()).strip().replace(" ", "-") for head in heads}


@pytest.mark.parametrize(("page", "lang"), [*zip(GUIDES, Lang, strict=True)], ids=["zh", "en"])
def test_the_ten_jobs_of_the_guides_name_the_pages_and_buttons_of_the_screens(page: Path, lang: Lang) -> None:
    rows = re.findall(r"^\| (\d+) \| .*$", page.read_text("utf-8"), re.MULTILINE)
    assert rows[:10] == [str(number) for number in range(1, 11)]
    for number, texts in PRESSED.items():
        row = next(re.finditer(rf"^\| {number} \| .*$", page.read_text("utf-8"), re.MULTILINE))[0]
        clicks = int(row.split(" | ")[-2])
        assert clicks <= MOST_CLICKS[number]
        assert [text.en for text in texts if text.say(lang).format(letter="A") not in row] == []


def test_the_site_leads_to_every_page_once() -> None:
    project = tomllib.loads((ROOT / "zensical.toml").read_text("utf-8"))["project"]
    assert project["theme"]["font"] is False
    pages = [path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")]
    assert sorted(_targets(project["nav"])) == sorted(pages), "name every page of docs in zensical.toml"


def _targets(nav: list[dict[str, Any]]) -> list[str]:
    found: list[str] = []
    for entry in nav:
        for target in entry.values():
            found += _targets(target) if isinstance(target, list) else [target]
    return found


def test_a_page_that_loads_from_elsewhere_is_named_and_the_shim_comes_from_the_site(tmp_path: Path) -> None:
    page = tmp_path / "evidence" / "jobs.html"
    page.parent.mkdir()
    shim = '<script src="https://unpkg.com/iframe-worker/shim" type="text/javascript"></script>'
    page.write_text(f'{shim}<a href="https://example.org">a link is no request</a>', "utf-8")
    (tmp_path / "site.css").write_text("@font-face{src:url(https://fonts.example/a.woff2)}", "utf-8")
    site.mend(tmp_path)
    assert site.loaded_from_elsewhere(tmp_path) == ["site.css: https://fonts.example/a.woff2"]
    assert f'src="../assets/javascripts/{site.SHIM.name}"' in page.read_text("utf-8")
    assert (tmp_path / "assets" / "javascripts" / site.SHIM.name).is_file()


def test_every_picture_is_shown_somewhere() -> None:
    texts = "".join(page.read_text("utf-8") for page in PAGES)
    pictures = {path.name for path in (ROOT / "docs" / "images").glob("*")}
    assert {picture for picture in pictures if picture not in texts} == set()


def test_the_film_is_two_minutes_long_and_small() -> None:
    film = ROOT / "docs" / "images" / "ten-jobs.gif"
    assert film.stat().st_size < LARGEST_FILM
    with Image.open(film) as frames:
        shown = [frame.info["duration"] for frame in ImageSequence.Iterator(frames)]
    assert sum(shown) == pytest.approx(120_000, abs=1_000)
    assert min(shown) >= SHORTEST_SIGHT_MS


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_command_named_is_one_of_run_py(page: Path) -> None:
    said = re.findall(r"(?:python3|py) run\.py (\w+)", page.read_text("utf-8"))
    known = re.findall(r"^  (\w+)  ", run.USAGE, re.MULTILINE)
    assert set(said) <= set(known)


@pytest.mark.parametrize("page", GUIDES, ids=name)
def test_the_guides_tell_every_option_and_every_setting(page: Path) -> None:
    text = page.read_text("utf-8")
    options = set(plan.__annotations__) - {"data", "return"} - NOT_IN_GUIDES
    assert {name for name in options if f"--{name.replace('_', '-')}" not in text} == set()
    assert read_settings.__doc__ is not None
    settings = set(re.findall(r"PLANNER_\w+", read_settings.__doc__))
    assert {name for name in settings if f"`{name}`" not in text} == set()


@pytest.mark.parametrize("page", GUIDES, ids=name)
def test_the_scenario_of_the_guide_can_be_replayed_on_the_park(page: Path) -> None:
    (example,) = re.findall(r"```json\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    scenario = scenario_from_json(example)
    dossier, _ = load(ROOT / "data" / scenario.base)
    assert dossier is not None
    changed = scenario.problem(dossier.problem)
    assert changed.fingerprint != dossier.problem.fingerprint
    assert all(describe(edit).say(lang) for edit in scenario.edits for lang in Lang)


def test_program_project_and_changelog_name_the_same_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert newest is not None
    assert {project["version"], newest[1]} == {VERSION}
