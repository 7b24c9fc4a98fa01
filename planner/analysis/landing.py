"""Where a firm that is picked up may be put down: the best way for each unit, before anything is done.

A firm is put down on one unit and takes a run with it. Of the runs of its size through that unit the one counts that
costs least: nothing in its way, else the fewest other firms, else the fewest broken rules; then the earliest start and
the least area.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from planner.analysis.explain.runs import Run, area_m2, runs_of
from planner.analysis.trial import Trial, move
from planner.domain.park.firm import Firm
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem


@dataclass(frozen=True, slots=True)
class Landing:
    """What would come of a firm put down on a unit; `fixed` are firms in the way that stay where they are."""

    trial: Trial
    fixed: tuple[str, ...] = ()

    @property
    def can_be_done(self) -> bool:
        """Whether nothing but firms that may be moved is in the way."""
        return self.trial.can_be_done and not self.fixed


def landings(
    problem: Problem, plan: Plan, firm_id: str, *, fixed: Collection[str] = ()
) -> Mapping[str, Landing]:
    """Return the best landing on each unit in the parks that the firm accepts, by unit.

    Where no run of the firm's size holds a unit, the unit alone is tried, so that every unit has its reason. Units of the
    firm's own place are left out.

    Parameters
    ----------
    plan
        The plan as it stands; the firm's own place in it is given up.
    fixed
        Firms that no other firm may push away.

    Raises
    ------
    KeyError
        If the firm is not of the problem.
    """
    firm = problem.firm[firm_id]
    own = {name for stay in plan.by_firm.get(firm_id, ()) for name in stay.units}
    best: dict[str, Landing] = {}
    for run in _runs(problem, firm):
        trial = move(problem, plan, firm_id, (unit.unit_id for unit in run))
        found = Landing(trial, tuple(name for name in trial.displaced if name in fixed))
        for unit in run:
            name = unit.unit_id
            if name not in own and (name not in best or _cost(problem, found) < _cost(problem, best[name])):
                best[name] = found
    return best


def _runs(problem: Problem, firm: Firm) -> Iterator[Run]:
    """Return the runs of the firm's size, and alone each unit that none of them holds."""
    for building in problem.buildings:
        if firm.parks and building.park_id not in firm.parks:
            continue
        runs = list(runs_of(problem, building.building_id, largest_m2=firm.area_max_m2))
        fitting = [run for run in runs if firm.area_min_m2 <= area_m2(run) <= firm.area_max_m2]
        held = {unit.unit_id for run in fitting for unit in run}
        yield from fitting
        yield from (run for run in runs if len(run) == 1 and run[0].unit_id not in held)


def _cost(problem: Problem, found: Landing) -> tuple[int, int, int, int, int]:
    trial = found.trial
    stay = trial.placements[0]
    area = sum(problem.unit[name].leasable_m2 for name in stay.units)
    return (
        len(trial.barred),
        len(found.fixed),
        len(trial.displaced) + (not trial.is_free),
        stay.start.index,
        area,
    )
