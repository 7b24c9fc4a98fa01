"""Parks come in: the shipped ones, a folder of tables, a workbook."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from planner.domain.dossier import Dossier
from planner.domain.finding import Issue
from planner.domain.outcome import Outcome
from planner.domain.plan import Plan
from planner.domain.problem import Problem
from planner.settings import ROOT
from planner.tables.reading import read
from planner.text import Text

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
)


def load(source: Path) -> tuple[Dossier | None, tuple[Issue, ...]]:
    """Read a folder of CSVs or one workbook; without a dossier, the issues say why."""
    reading = read(source)
    return reading.dossier, reading.issues


def shipped_outcome(folder: Path, fingerprint: str) -> Outcome | None:
    """Give the plan shipped with a park, with its certificate.

    None if there is none, if it is not readable, or if it was made from other facts than
    those of `fingerprint`.
    """
    path = folder / SHIPPED_PLAN
    try:
        outcome = _OUTCOME.validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None
    return outcome if outcome.fingerprint == fingerprint else None


def plan_beside(source: Path, problem: Problem) -> Plan | None:
    """Give the plan that lies beside the tables of a folder, if it was made from these very facts."""
    outcome = shipped_outcome(source, problem.fingerprint) if source.is_dir() else None
    return None if outcome is None else outcome.plan


def write_shipped_outcome(folder: Path, outcome: Outcome) -> Path:
    """Write the plan to ship with a park."""
    path = folder / SHIPPED_PLAN
    path.write_bytes(_OUTCOME.dump_json(outcome, indent=1) + b"\n")
    return path
