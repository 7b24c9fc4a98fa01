"""The schedule backwards, in sentences: what a wanted day, or all five steps in one year, ask of a firm."""

from collections.abc import Mapping
from datetime import date

from planner.domain.milestones.kinds import MilestoneKind
from planner.domain.milestones.schedule import (
    SameYearObstacle,
    SameYearSchedule,
    latest_days,
    latest_start,
    same_year_schedule,
)
from planner.domain.park.plan import Placement
from planner.domain.park.problem import Problem
from planner.text import Message, Text, message
from planner.views import format as fmt
from planner.views.milestones import FirmMilestones

OBSTACLES: Mapping[SameYearObstacle, Text] = {
    SameYearObstacle.OUTPUT: Text("全年产值也达不到上规线", "a whole year of output stays below the line"),
    SameYearObstacle.TIME: Text(
        "即使 1 月 1 日交房，装修、办证、试产之后剩下的整季也不够上规",
        "even with rooms on 1 January, fit-out, licence and trial run leave too few whole quarters for the line",
    ),
    SameYearObstacle.RECRUITED: Text("招商在另一年", "it was recruited in another year"),
    SameYearObstacle.SIGNED: Text("签约在另一年", "it was signed in another year"),
    SameYearObstacle.PRODUCING: Text("投产在另一年", "it begins to produce in another year"),
}


def same_year_of(problem: Problem, placement: Placement) -> SameYearSchedule:
    """Return what all five steps in the year of the plan's start ask of a firm."""
    return same_year_schedule(problem, placement, placement.start.year)


def same_year_message(found: SameYearSchedule) -> Message:
    """Say whether all five steps fit in a year, and what that takes."""
    if found.obstacle is not None:
        return message(
            "五个当年（{year}）做不到：{why}。",
            "All five steps in {year} are out of reach: {why}.",
            year=str(found.year),
            why=OBSTACLES[found.obstacle],
        )
    values = {
        "year": str(found.year),
        "day": fmt.day(found.production),
        "start": str(found.start),
    }
    if found.is_planned:
        return message(
            "五个当年（{year}）：按方案做得到；最迟 {day} 投产、{start} 交房（未写明的招商和签约按当年计）。",
            "All five steps in {year}: the plan does it; production by {day} and rooms in {start} at the latest (recruited and "
            "signed are taken to be in the year where they are not stated).",
            **values,
        )
    return message(
        "五个当年（{year}）：须最迟 {day} 投产、{start} 交房；按方案晚 {days} 天。",
        "All five steps in {year} take production by {day} and rooms by {start}; the plan is {days} days late.",
        **values,
        days=found.days_short,
    )


def backward_message(problem: Problem, row: FirmMilestones, wanted: date) -> Message:
    """Say when the rooms must be there for a wanted start of production, and how that stands to the plan."""
    firm, policy = problem.firm[row.firm_id], problem.policy
    latest = latest_days(firm, policy, wanted)[MilestoneKind.HANDOVER]
    found = next(one for one in row.chain if one.kind is MilestoneKind.HANDOVER)
    values: dict[str, str | int] = {
        "wanted": fmt.day(wanted),
        "latest": fmt.day(latest),
        "quarter": str(latest_start(firm, policy, wanted)),
    }
    if found.expected is None or found.expected <= latest:
        return message(
            "要在 {wanted} 投产，最迟 {latest} 交房（{quarter} 起租）：来得及。",
            "For production on {wanted} the rooms are needed by {latest} (a stay from {quarter}): in time.",
            **values,
        )
    return message(
        "要在 {wanted} 投产，最迟 {latest} 交房（{quarter} 起租）：晚了 {days} 天，须缩短装修或办证，或提早入驻。",
        "For production on {wanted} the rooms are needed by {latest} (a stay from {quarter}): {days} days too late. Shorten the "
        "fit-out or the licence, or start earlier.",
        **values,
        days=(found.expected - latest).days,
    )
