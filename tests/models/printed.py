"""What a rule does to a park, in lines a person can read: candidates, what is barred, rows."""

from collections.abc import Iterator

from models import milp
from models.constraints import handover
from models.eligibility import Eligibility
from models.formulation import Candidate, Formulation, ModelRow
from models.instance import facts_of
from models.starts import StartOption
from planner.domain.park.problem import Problem

LARGEST_RUN_SHOWN = 2


def printed(problem: Problem, rule: str) -> str:
    """Return the candidates of a park, what the rule bars, and the rows it adds."""
    built = milp.build(problem)
    lines = [
        "candidates",
        *(f"  {line}" for line in _offered(built)),
        "barred",
        *(f"  {line}" for line in _barred(problem, rule)),
        "rows",
        *(f"  {_row(built, row)}" for row in built.rows if row.rule == rule),
    ]
    return "\n".join(lines) + "\n"


def _offered(built: Formulation) -> Iterator[str]:
    starts: dict[str, list[str]] = {}
    for one in built.candidates:
        starts.setdefault(f"{one.firm_id} {'+'.join(one.units)}", []).append(str(one.start))
    for place, quarters in starts.items():
        yield f"{place} from {', '.join(quarters)}"


def _candidate(candidate: Candidate) -> str:
    return f"{candidate.firm_id} {'+'.join(candidate.units)} {candidate.start}"


def _barred(problem: Problem, rule: str) -> Iterator[str]:
    instance = facts_of(problem)
    eligibility = Eligibility(instance)
    for firm in (firm for firm in instance.firms if not firm.is_sitting):
        for run in (run for runs in instance.runs.values() for run in runs.values()):
            if len(run.units) > LARGEST_RUN_SHOWN and not firm.needs_whole_building:
                continue
            start = handover.starts(firm, run, instance).start
            for key, clause, subject in dict.fromkeys(
                eligibility.faults(StartOption(firm, run, (start,)), start)
            ):
                if key == rule:
                    yield f"{firm.firm_id} {'+'.join(run.units)}: {clause or rule} {subject}"


def _row(built: Formulation, row: ModelRow) -> str:
    names = [_named(built, column) for column, _ in row.terms]
    parts = [f"{coefficient:+d} {name}" for (_, coefficient), name in zip(row.terms, names, strict=True)]
    label = " ".join(part for part in (row.clause, *row.subjects) if part)
    return f"[{label}] {' '.join(parts)} {row.sense.value} {row.limit}"


def _named(built: Formulation, column: int) -> str:
    if column < len(built.candidates):
        return f"({_candidate(built.candidates[column])})"
    name = built.columns[column].name
    if name.startswith("home"):
        firsts = built.candidates[built.columns[column].cases[0][0][0]]
        return f"({firsts.firm_id} in {firsts.building_id})"
    return name
