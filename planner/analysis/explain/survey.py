"""Where a firm could go if it came alone: runs that suit it, runs that nearly do, rules that bar all.

Every verdict is the checker's; the sums made here only choose which runs to ask about.
"""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from planner.analysis.explain.run_fit import RunFit, judge
from planner.analysis.explain.runs import Run, area_m2, runs_of
from planner.analysis.explain.shortfall import Cause, cause_of, shortfall
from planner.domain.keys import RuleKey
from planner.domain.park.firm import Firm
from planner.domain.park.problem import Problem
from planner.domain.rule import is_on
from planner.domain.solving.finding import Finding

OF_A_WHOLE_RUN = frozenset(
    {RuleKey.AREA_FIT, RuleKey.WHOLE_BUILDING, RuleKey.COMMITMENTS, RuleKey.ENTRY_TERMS, RuleKey.EXPANSION}
)
"""Rules that larger runs may keep though each of their units breaks them alone."""

_NOT_READ = frozenset({"unit_id", "seq", "list_rent_yuan_m2_month"})
NEAR = Fraction(1, 10)
MOST_ASKED = 12
"""How many runs that are not near are put to the checker, nearest first."""


@dataclass(frozen=True, kw_only=True)
class Survey:
    """What the runs of the accepted parks offer one firm.

    `near` are runs that fail, nearest first; `bars` are the rules every run fails by, with
    the run that fails least, given only if no run suits.
    """

    firm: Firm
    suiting: tuple[RunFit, ...]
    near: tuple[RunFit, ...]
    bars: tuple[tuple[RunFit, Finding], ...]


def survey(problem: Problem, firm: Firm, *, far: bool = False) -> Survey:
    """Look at every run the firm may take; with `far` also at runs that are not near where some suit."""
    runs = tuple(_runs(problem, firm))
    kinds = _kinds(problem)
    alone = {run[0].unit_id: judge(problem, firm, run) for run in _unlike(runs, kinds)}
    whole_only = firm.needs_whole_building and _applies(problem, firm, RuleKey.WHOLE_BUILDING)
    considered = [run for run in runs if not whole_only or _is_whole(problem, run)]
    promising, others = _sifted(problem, firm, considered, rough=_rough(alone, kinds))
    judged = [judge(problem, firm, run) for run in promising]
    suiting = tuple(one for one in judged if one.starts)
    if far or not suiting:
        judged += [judge(problem, firm, run) for run in others[:MOST_ASKED]]
    near = sorted(
        (one for one in judged if not one.starts),
        key=lambda one: (one.distance, area_m2(one.run), _ids(one.run)),
    )
    if suiting:
        return Survey(firm=firm, suiting=suiting, near=tuple(near), bars=())
    base = [judge(problem, firm, run) for run in considered] if whole_only else list(alone.values())
    bars = tuple(_bars(problem, firm, base, whole_only=whole_only, runs=considered))
    return Survey(firm=firm, suiting=(), near=tuple(near), bars=bars)


def _runs(problem: Problem, firm: Firm) -> Iterator[Run]:
    for building in problem.buildings:
        if not firm.parks or building.park_id in firm.parks:
            yield from runs_of(problem, building.building_id, largest_m2=2 * firm.area_max_m2)


def _kinds(problem: Problem) -> dict[str, Hashable]:
    """Return each unit's kind: alike in all that rules read of it; a unit somebody names is its own."""
    policy = problem.policy
    named = {
        *(name for hold in policy.holds for name in hold.units),
        *(name for forbid in policy.forbids for name in forbid.units),
        *(name for reserve in policy.reserves for name in reserve.units),
        *(name for pin in policy.pins for name in pin.units),
        *(name for firm in problem.firms for name in (*firm.rooms, *firm.committed_units)),
    }
    return {
        unit.unit_id: unit.unit_id
        if unit.unit_id in named
        else tuple(value for key, value in vars(unit).items() if key not in _NOT_READ)
        for unit in problem.units
    }


def _unlike(runs: Iterable[Run], kinds: dict[str, Hashable]) -> Iterator[Run]:
    """Return one single unit of each kind."""
    seen: set[Hashable] = set()
    for run in runs:
        kind = kinds[run[0].unit_id]
        if len(run) == 1 and kind not in seen:
            seen.add(kind)
            yield run


def _rough(alone: dict[str, RunFit], kinds: dict[str, Hashable]) -> dict[str, frozenset[Cause]]:
    """Return each unit's causes, but for rules that a larger run may keep."""
    of_kind = {
        kinds[name]: frozenset(cause for cause in one.always if cause[0] not in OF_A_WHOLE_RUN)
        for name, one in alone.items()
    }
    return {name: of_kind.get(kind, frozenset()) for name, kind in kinds.items()}


def _sifted(
    problem: Problem, firm: Firm, runs: Iterable[Run], *, rough: dict[str, frozenset[Cause]]
) -> tuple[list[Run], list[Run]]:
    """Part the runs in those that suit or nearly do, by a rough sum, and the others, nearest first."""
    promising: list[Run] = []
    others: list[tuple[int, Fraction, int, Run]] = []
    for number, run in enumerate(runs):
        causes = frozenset[Cause]().union(*(rough[unit.unit_id] for unit in run))
        off = _area_off(problem, firm, run)
        if len(causes) + bool(off) <= 1 and off <= NEAR:
            promising.append(run)
        else:
            others.append((len(causes) + bool(off), off, number, run))
    return promising, [run for *_, run in sorted(others, key=lambda row: row[:3])]


def _area_off(problem: Problem, firm: Firm, run: Run) -> Fraction:
    area = area_m2(run)
    if area < firm.area_min_m2 and _applies(problem, firm, RuleKey.AREA_FIT, "min"):
        return Fraction(firm.area_min_m2 - area, max(1, firm.area_min_m2))
    if area > firm.area_max_m2 and _applies(problem, firm, RuleKey.AREA_FIT, "max"):
        return Fraction(area - firm.area_max_m2, max(1, firm.area_max_m2))
    return Fraction(0)


def _bars(
    problem: Problem, firm: Firm, base: list[RunFit], *, whole_only: bool, runs: list[Run]
) -> Iterator[tuple[RunFit, Finding]]:
    """Return what bars every run: rules each of the `base` fails by, and areas all out of bounds."""
    shared = frozenset.intersection(*(one.always for one in base)) if base else frozenset()
    for cause in sorted(shared):
        if whole_only or cause[0] not in OF_A_WHOLE_RUN or cause[1] in {"forbid", "exited"}:
            yield _mildest(base, cause)
    if runs and not whole_only:
        for run in (max(runs, key=area_m2), min(runs, key=area_m2)):
            yield from _area_bar(
                judge(problem, firm, run), firm, is_largest=run is not min(runs, key=area_m2)
            )


def _area_bar(one: RunFit, firm: Firm, *, is_largest: bool) -> Iterator[tuple[RunFit, Finding]]:
    clause = "min" if is_largest else "max"
    out = area_m2(one.run) < firm.area_min_m2 if is_largest else area_m2(one.run) > firm.area_max_m2
    if out:
        yield from ((one, f) for f in one.findings if cause_of(f) == (RuleKey.AREA_FIT, clause))


def _mildest(base: list[RunFit], cause: Cause) -> tuple[RunFit, Finding]:
    """Return the least failure of a rule, before those in places promised to others."""
    failures = [(one, f) for one in base for f in one.findings if cause_of(f) == cause]
    return min(
        failures,
        key=lambda row: (
            any(name in {RuleKey.UNIT_STATE, RuleKey.COMMITMENTS} for name, _ in row[0].causes - {cause}),
            shortfall(row[1]),
            _ids(row[0].run),
        ),
    )


def _applies(problem: Problem, firm: Firm, rule: RuleKey, clause: str = "") -> bool:
    policy = problem.policy
    return is_on(policy, rule, clause or None) and not policy.waives(rule, clause, firm.firm_id)


def _is_whole(problem: Problem, run: Run) -> bool:
    return len(run) == len(problem.units_of[run[0].building_id])


def _ids(run: Run) -> tuple[str, ...]:
    return tuple(unit.unit_id for unit in run)
