"""What a firm that is late does to the plan: its own production, output and tax by year, and who follows in its rooms."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from planner.domain.edits import Edit, replay
from planner.domain.edits.slips import slip_edits
from planner.domain.milestones.kinds import MilestoneKind
from planner.domain.park.calendar import above_scale_year, in_year
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem
from planner.text import Message, Text, listed, message
from planner.views import format as fmt
from planner.views.milestones import FirmMilestones

_EXPECTED, _MET = Text("预计", "is expected to produce"), Text("已于", "has produced")


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipEffect:
    """A delay told as edits of the facts, and what it does while everybody else stays.

    `output` and `tax` are the differences by year, 万元, those of nothing left out; `followers` are the firms whose
    stay in the same rooms would overlap. `production` is the day of the plan and the one to be expected, or met where
    `is_met`; `above_scale` is before and after.
    """

    firm_id: str
    edits: tuple[Edit, ...]
    before: Placement
    after: Placement
    production: tuple[date, date]
    is_met: bool
    output: Mapping[int, Decimal]
    tax: Mapping[int, Decimal]
    above_scale: tuple[int | None, int | None]
    followers: tuple[str, ...]


def slip_effect(problem: Problem, plan: Plan, row: FirmMilestones) -> SlipEffect | None:
    """Return what a delay does; None where production is expected in time.

    Raises
    ------
    EditConflict
        If the facts cannot be as the delay would have them.
    """
    before = row.placement
    edits = slip_edits(problem, before, row.chain)
    production = next(one for one in row.chain if one.kind is MilestoneKind.PRODUCTION)
    planned, expected = production.scheduled.day, production.expected
    if not edits or planned is None or expected is None:
        return None
    edited = replay(problem, edits)
    rooms = next(one.expected for one in row.chain if one.kind is MilestoneKind.HANDOVER)
    later = 0
    if rooms is not None and not problem.firm[row.firm_id].is_sitting:
        later = max(0, type(before.start).of(rooms) - before.start)
    after = replace(before, start=before.start + later, end=before.end + later)
    firm = problem.firm[row.firm_id]
    years = range(before.start.year, problem.quarters[-1].year + 1)

    def lost(full_year: Decimal) -> Mapping[int, Decimal]:
        found = {
            year: in_year(edited, after, full_year, year=year)
            - in_year(problem, before, full_year, year=year)
            for year in years
        }
        return {year: amount for year, amount in found.items() if amount}

    return SlipEffect(
        firm_id=row.firm_id,
        edits=edits,
        before=before,
        after=after,
        production=(planned, expected),  # as in the steps: the edits round up to whole weeks
        is_met=production.is_met,
        output=lost(firm.output_10k),
        tax=lost(firm.tax_10k),
        above_scale=(above_scale_year(problem, before), above_scale_year(edited, after)),
        followers=tuple(
            sorted(
                {
                    other.firm_id
                    for other in plan.placements
                    if other.firm_id != row.firm_id
                    and set(other.units) & set(after.units)
                    and other.start < after.end
                    and before.end <= other.start
                }
            )
        ),
    )


def slip_message(effect: SlipEffect) -> Message:
    """Say what a delay does to the firm's own production, output and tax, and who follows in its rooms."""
    values: dict[str, str | int | Text] = {
        "firm": effect.firm_id,
        "comes": _MET if effect.is_met else _EXPECTED,
        "before": fmt.day(effect.production[0]),
        "after": fmt.day(effect.production[1]),
        "days": (effect.production[1] - effect.production[0]).days,
        "loss": _loss(effect),
        "scale": _scale(effect),
    }
    if effect.followers:
        return message(
            "{firm} {comes} {after} 投产，比方案的 {before} 晚 {days} 天。{loss}{scale}接着用其房间的 {followers} "
            "也要推迟或换位。",
            "{firm} {comes} from {after}, {days} days after the plan's {before}. {loss}{scale}{followers} follow "
            "in its rooms and would have to wait or go elsewhere.",
            **values,
            followers=listed(effect.followers),
        )
    return message(
        "{firm} {comes} {after} 投产，比方案的 {before} 晚 {days} 天。{loss}{scale}没有企业接着用它的房间。",
        "{firm} {comes} from {after}, {days} days after the plan's {before}. {loss}{scale}No firm follows in its "
        "rooms.",
        **values,
    )


def _loss(effect: SlipEffect) -> Text:
    if not effect.output:
        return Text(
            "各年产值、税收不变（按整季计）。", "Output and tax of every year stay (by whole quarters). "
        )
    years = {year: (amount, effect.tax.get(year, Decimal(0))) for year, amount in effect.output.items()}
    zh = "；".join(f"{year} 年产值 {_signed(o)}、税收 {_signed(t)} 万元" for year, (o, t) in years.items())
    en = "; ".join(
        f"{year}: output {_signed(o)}, tax {_signed(t)} (10k yuan)" for year, (o, t) in years.items()
    )
    return Text(f"{zh}。", f"{en}. ")


def _scale(effect: SlipEffect) -> Text:
    before, after = effect.above_scale
    if before == after or before is None:
        return Text("", "")
    if after is None:
        return Text(f"不再能上规（原为 {before} 年）。", f"It is no longer above scale (was {before}). ")
    return Text(f"上规由 {before} 年改为 {after} 年。", f"Above scale in {after} instead of {before}. ")


def _signed(value: Decimal) -> str:
    return fmt.number(value, 0) if value <= 0 else f"+{fmt.number(value, 0)}"
