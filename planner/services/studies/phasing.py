"""When buildings have to be ready, asked of the solver quarter by quarter, told as it is found."""

from collections.abc import Callable, Collection, Iterator, Sequence
from decimal import Decimal

from planner.analysis.phasing import (
    MOST_JOBS,
    PhasingSearch,
    build_cost_10k,
    build_orders,
    build_quarters,
    handover_rows,
    not_begun,
    pending,
    typology_choices,
    upgrade_edits,
    upgrade_rows,
)
from planner.check import check_plan, is_valid
from planner.domain.edits import Edit
from planner.domain.park.catalogue import Catalogue
from planner.domain.park.problem import Problem
from planner.domain.park.site import Building
from planner.domain.solving.outcome import Limits, Outcome, Progress
from planner.domain.sweeping.construction import BuildJob, BuildRate, ConstructionPart, ConstructionTable
from planner.domain.sweeping.phasing import PhasingCase, PhasingTable
from planner.services.planning.solving import Clock
from planner.services.studies.prices import solvers

__all__ = [
    "MOST_JOBS",
    "QUARTERS",
    "build_jobs",
    "find_case",
    "find_construction",
    "find_phasing",
    "job_of",
    "not_begun",
    "pending",
    "upgrade_edits",
    "usual_rate",
]

QUARTERS = 4
"""Quarters of delay that are told of each building, if no other number is given."""
QUESTION_S, WHOLE_S = 30.0, 1200.0
"""Seconds for each solve, and for all of them together, if no other limit is given."""


def find_phasing(
    problem: Problem,
    limits: Limits,
    *,
    base: Outcome | None = None,
    buildings: Collection[str] = (),
    quarters: int = QUARTERS,
    seconds: float = WHOLE_S,
    should_stop: Callable[[], bool] = lambda: False,
) -> Iterator[PhasingTable]:
    """Return what is known so far of later handovers, again and again with more; see `handover_rows`.

    Parameters
    ----------
    limits
        Of each solve; `seconds` is for all of them together.
    base
        An outcome of the problem: where its plan is proven to be the best it is not solved for, else it is begun from.
    """
    search = _search(problem, limits, base, Clock(seconds, should_stop), should_stop)
    return handover_rows(search, quarters=quarters, buildings=buildings)


def find_case(
    problem: Problem,
    limits: Limits,
    edits: Sequence[Edit],
    *,
    base: Outcome | None = None,
    tell: Callable[[PhasingCase], None] = lambda _: None,
    should_stop: Callable[[], bool] = lambda: False,
) -> Iterator[PhasingCase]:
    """Return what the best plan comes to under edits, then the same with the firms of the plan of fewest changes.

    Nothing is returned where the problem itself has no plan within the limits. Until the best plan is found, each
    better one is told to `tell`.

    Raises
    ------
    EditConflict
        If the edits do not fit.
    """

    def hear(question: Problem, news: Progress) -> None:
        if question is not problem and news.plan is not None and is_valid(check_plan(question, news.plan)):
            tell(search.found_so_far(edits, question, news.plan))

    whole = Clock(3 * limits.time_limit_s, should_stop)
    search = _search(problem, limits, base, whole, should_stop, hear=hear)
    if search.base.plan is not None:
        yield from search.cases(edits)


def find_construction(  # noqa: PLR0913  the parts of one order, all by name
    problem: Problem,
    limits: Limits,
    part: ConstructionPart,
    *,
    catalogue: Catalogue,
    jobs: Sequence[BuildJob] = (),
    rate: BuildRate | None = None,
    base: Outcome | None = None,
    quarters: int = QUARTERS,
    seconds: float = WHOLE_S,
    should_stop: Callable[[], bool] = lambda: False,
) -> Iterator[ConstructionTable]:
    """Return what is known so far of one part of construction, again and again with more.

    Parameters
    ----------
    jobs, rate
        What is put in order, and how fast can be built; of the other parts `jobs` name the buildings that are asked about.
    quarters
        Quarters of waiting that are told of an upgrade at least.
    """
    search = _search(problem, limits, base, Clock(seconds, should_stop), should_stop)
    if part is ConstructionPart.ORDER:
        return build_orders(search, jobs, rate or usual_rate(problem))
    if part is ConstructionPart.UPGRADES:
        return upgrade_rows(search, catalogue, quarters=quarters)
    return typology_choices(search, catalogue, [job.building_id for job in jobs])


def usual_rate(problem: Problem) -> BuildRate:
    """Return the rate that is taken where none is given: two at once from now on, no limit of money; an assumption."""
    first = min(park.opening_quarter for park in problem.parks)
    return BuildRate(at_once=2, budget_10k=Decimal(0), first=first)


def build_jobs(problem: Problem, catalogue: Catalogue) -> tuple[BuildJob, ...]:
    """Return the buildings that need not have begun yet, with cost and time by the catalogue."""
    return tuple(job_of(one, catalogue) for one in not_begun(problem, catalogue))


def job_of(building: Building, catalogue: Catalogue) -> BuildJob:
    """Return what a building costs and how long it takes by the catalogue; 0 where it has no such typology."""
    return BuildJob(
        building_id=building.building_id,
        cost_10k=build_cost_10k(building, catalogue) or Decimal(0),
        quarters=build_quarters(building, catalogue),
    )


def _search(  # noqa: PLR0917  the parts of one question
    problem: Problem,
    limits: Limits,
    base: Outcome | None,
    whole: Clock,
    should_stop: Callable[[], bool],
    *,
    hear: Callable[[Problem, Progress], None] | None = None,
) -> PhasingSearch:
    solver, nearest = solvers(limits, whole, should_stop, hear=hear)
    return PhasingSearch(
        problem=problem, solver=solver, nearest=nearest, known=base, should_stop=whole.is_over
    )
