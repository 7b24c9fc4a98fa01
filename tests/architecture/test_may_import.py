"""The contract itself, on graphs of three modules."""

import pytest
from grimp import ImportGraph

from tests.architecture.may_import import MayImportContract


def faults(
    imported: str, *, importer: str = "planner.views.rows", **options: object
) -> list[tuple[str, str]]:
    graph = ImportGraph()
    for module in ("planner", "planner.views", "planner.views.rows"):
        graph.add_module(module)
    graph.add_import(importer=importer, imported=imported)
    contract = MayImportContract(
        name="views", session_options={}, contract_options={"room": "planner.views", **options}
    )
    found: list[tuple[str, str]] = contract.check(graph, verbose=False).metadata["faults"]
    return found


@pytest.mark.parametrize(
    "imported", ["planner.domain.park.firm", "pandas", "planner.viewsmith", "planner.check"]
)
def test_what_no_line_grants_is_refused(imported: str) -> None:
    assert faults(imported, rooms=["planner.text"], libraries=["pydantic"]) == [
        ("planner.views.rows", imported)
    ]


@pytest.mark.parametrize("imported", ["planner.text", "planner.views", "planner", "pydantic", "json"])
def test_what_a_line_grants_the_standard_library_and_the_room_itself_are_kept(imported: str) -> None:
    assert faults(imported, rooms=["planner.text"], libraries=["pydantic"]) == []


def test_a_room_that_is_not_built_yet_is_kept() -> None:
    assert faults("pandas", room="planner.store") == []


def test_the_top_of_the_planner_may_not_even_import_its_own_rooms() -> None:
    found = faults("planner.views", importer="planner", room="planner", whole_package="false")
    assert found == [("planner", "planner.views")]
