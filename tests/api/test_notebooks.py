"""The notebooks of the docs run from first to last cell, and are kept with what they show."""

import functools
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import planner
from tests.support import notebooks


@pytest.fixture(scope="module", autouse=True)
def _solved_once() -> Iterator[None]:
    """Read and solve the park once for all notebooks: they begin with the same two lines."""
    with pytest.MonkeyPatch.context() as patch:
        read, solve = functools.cache(planner.read_park), planner.solve
        plans: dict[str, planner.PlanResult] = {}

        def solved(park: planner.ParkTables, *, time_limit: float) -> planner.PlanResult:
            if park.fingerprint not in plans:
                plans[park.fingerprint] = solve(park, time_limit=time_limit)
            return plans[park.fingerprint]

        patch.setattr(planner, "read_park", read, raising=False)
        patch.setattr(planner, "solve", solved, raising=False)
        yield


@pytest.mark.slow
@pytest.mark.parametrize("path", notebooks.notebooks(), ids=lambda path: path.stem)
def test_a_notebook_runs_and_shows_as_many_things_as_are_kept_with_it(path: Path) -> None:
    kept = [len(cell.get("outputs", [])) for cell in json.loads(path.read_text("utf-8"))["cells"]]
    now = [len(cell.get("outputs", [])) for cell in notebooks.run_notebook(path)]
    assert now == kept, "keep them anew: python -m tests.support.notebooks"


def test_notebooks_are_whole_and_the_page_of_the_api_leads_to_each() -> None:
    page = (notebooks.FOLDER.parent / "api.md").read_text("utf-8")
    for path in notebooks.notebooks():
        assert f"](notebooks/{path.name})" in page
        notebook = json.loads(path.read_text("utf-8"))
        assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
        names = [cell["id"] for cell in notebook["cells"]]
        assert len(names) == len(set(names))
        assert {cell["cell_type"] for cell in notebook["cells"]} == {"code", "markdown"}
