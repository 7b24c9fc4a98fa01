"""Parks come in: the shipped ones, a folder of tables, a workbook."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from planner.domain.park.dossier import Dossier
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.finding import Cell, Issue, Severity
from planner.domain.solving.outcome import Outcome
from planner.settings import ROOT
from planner.tables.reading import read
from planner.text import Text, message

SHIPPED_PLAN = "plan.json"
_OUTCOME = TypeAdapter(Outcome)


@dataclass(frozen=True, kw_only=True)
class ShippedPark:
    """A park that comes with the program."""

    key: str
    title: Text
    folder: Path


SHIPPED: tuple[ShippedPark, ...] = (
    ShippedPark(
        key="ziyuan",
        title=Text("资源县粤桂协作生物医药产业园", "Ziyuan biomedical park"),
        folder=ROOT / "data" / "ziyuan",
    ),
    ShippedPark(
        key="mature",
        title=Text("成熟园区（虚构示例）", "Mature park (invented example)"),
        folder=ROOT / "data" / "mature",
    ),
    ShippedPark(
        key="incubator",
        title=Text("资源县创新创业大楼（孵化器）", "Ziyuan incubator"),
        folder=ROOT / "data" / "incubator",
    ),
)


def load(source: Path) -> tuple[Dossier | None, tuple[Issue, ...]]:
    """Read a folder of CSVs or one workbook; without a dossier, the issues say why."""
    reading = read(source)
    return reading.dossier, reading.issues


def shipped_outcome(folder: Path, fingerprint: str) -> Outcome | None:
    """Return the plan shipped with a park, with its certificate.

    None if there is none, if `folder` is a file, if it is not readable, or if it was made from other facts than
    those of `fingerprint`.
    """
    outcome = _kept(folder)
    return outcome if outcome is not None and outcome.fingerprint == fingerprint else None


def unfit_plan(folder: Path, fingerprint: str) -> Issue | None:
    """Say why the plan shipped with a park is of no use; None if it is of use, or if there is none."""
    path = folder / SHIPPED_PLAN
    outcome = _kept(folder)
    if not path.exists() or (outcome is not None and outcome.fingerprint == fingerprint):
        return None
    said = (
        message(
            "表格旁的方案无法读取，已重新求解",
            "the plan beside the tables could not be read; it was solved anew",
        )
        if outcome is None
        else message(
            "表格旁的方案是用另一份数据做的，已重新求解",
            "the plan beside the tables was made from other facts; it was solved anew",
        )
    )
    return Issue(severity=Severity.WARNING, message=said, cell=Cell(file=str(path)))


def plan_beside(source: Path, problem: Problem) -> Plan | None:
    """Return the plan that lies beside the tables of a folder, if it was made from these very facts."""
    outcome = shipped_outcome(source, problem.fingerprint)
    return None if outcome is None else outcome.plan


def write_shipped_outcome(folder: Path, outcome: Outcome) -> Path:
    """Write the plan to ship with a park."""
    path = folder / SHIPPED_PLAN
    path.write_bytes(_OUTCOME.dump_json(outcome, indent=1) + b"\n")
    return path


def _kept(folder: Path) -> Outcome | None:
    try:
        return _OUTCOME.validate_json((folder / SHIPPED_PLAN).read_bytes())
    except (OSError, ValidationError):
        return None
