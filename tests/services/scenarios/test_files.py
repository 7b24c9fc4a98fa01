"""A scenario file put to work on a park."""

import json
from pathlib import Path

from planner.domain.park.dossier import Dossier, Record
from planner.domain.solving.finding import Severity
from planner.services.scenarios.files import with_scenario
from tests.support import make

DOSSIER = Dossier(
    problem=make.problem(firms=[make.firm("F1"), make.firm("F2")]), records=(Record(firm_id="F1"),)
)


def written(folder: Path, **content: object) -> Path:
    path = folder / "s.json"
    path.write_text(json.dumps(content), "utf-8")
    return path


def test_edits_change_the_problem_and_nothing_else_of_the_dossier(tmp_path: Path) -> None:
    edited, issues = with_scenario(DOSSIER, written(tmp_path, edits=[{"kind": "remove_firm", "firm": "F2"}]))
    assert [issue.severity for issue in issues] == [Severity.WARNING]  # no plan to hold it against
    assert edited is not None
    assert [firm.firm_id for firm in edited.problem.firms] == ["F1"]
    assert edited.records == DOSSIER.records


def test_a_named_base_is_not_compared_and_a_fingerprint_is(tmp_path: Path) -> None:
    plan = make.plan()
    for base in ("ziyuan", DOSSIER.problem.fingerprint):
        assert with_scenario(DOSSIER, written(tmp_path, base=base), plan=plan)[1] == ()
    edited, (issue,) = with_scenario(DOSSIER, written(tmp_path, base="f" * 64), plan=plan)
    assert edited is not None
    assert issue.severity is Severity.WARNING


def test_every_fault_names_the_file(tmp_path: Path) -> None:
    edits = [{"kind": "remove_firm", "firm": "X"}, {"kind": "close_building", "building": "Y"}]
    edited, issues = with_scenario(DOSSIER, written(tmp_path, edits=edits))
    assert edited is None
    assert len(issues) == 2
    assert {issue.cell.file for issue in issues if issue.cell} == {"s.json"}
