"""Where the figures come from: what is published, what is a standard, what is assumed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planner.domain.park.dossier import Source
from planner.domain.park.firm import Firm
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.park.seats import RENEWAL, AssumedEnd, LeaseEnd, ending_of
from planner.domain.vocabulary.terms import SourceClass, Stage
from planner.text import Text, halves, of_number
from planner.views import format as fmt
from planner.views.words import word

PLANNING_ASSUMPTION = Text(
    "除注明“公开报道”或“标准规范”者外，本表数字均为规划假设，不是实测或承诺。",
    "Unless marked as published or a standard, figures here are planning assumptions, not measurements or promises.",
)
"""The sentence every screen and file carries."""

TOTALS_PUBLISHED = Text(
    "已公布的只有总量；楼层、单元、管线容量、交付季度和其余企业都是规划假设。",
    "Only totals are published; storeys, units, utility capacities, handover quarters and the other firms are "
    "planning assumptions.",
)
FEW_PUBLISHED = Text(
    "只有少数事实已公布（见数据来源表）；其余数字都是规划假设。",
    "Few facts are published (see the table of sources); all other figures are planning assumptions.",
)
NOTHING_PUBLISHED = Text(
    "这个园区没有任何公开数据：全部数字都是假设或虚构，只供演示。",
    "Nothing of this park is published: every figure is assumed or invented, for demonstration only.",
)

_ORDER = list(SourceClass)
_TOTALS = ("", "land_mu", "gfa_m2", "investment_10k")
"""Columns of the parks: all of them, or one that is a total."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssumptionRow:
    """What one line of the sources table says; empty `row` or `column` means all."""

    table: str
    row: str
    column: str
    source_class: SourceClass
    title: Text
    reference: Text
    as_of: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassCount:
    """How many lines of the sources table fall in a class."""

    source_class: SourceClass
    title: Text
    lines: int


def foundation(sources: Sequence[Source]) -> Text:
    """Say in a sentence how far the figures of a park are facts."""
    published = [source for source in sources if source.source_class is SourceClass.PUBLISHED]
    if any(source.table == "parks" and source.column in _TOTALS for source in published):
        return TOTALS_PUBLISHED
    return FEW_PUBLISHED if published else NOTHING_PUBLISHED


def assumption_rows(sources: Sequence[Source]) -> tuple[AssumptionRow, ...]:
    """Return the sources, the best founded first, then by table, row and column."""
    rows = [
        AssumptionRow(
            table=source.table,
            row=source.row,
            column=source.column,
            source_class=source.source_class,
            title=word(source.source_class),
            reference=halves(source.reference),
            as_of=source.as_of,
        )
        for source in sources
    ]
    rows.sort(key=lambda r: (_ORDER.index(r.source_class), r.table, r.row, r.column))
    return tuple(rows)


def class_counts(sources: Sequence[Source]) -> tuple[ClassCount, ...]:
    """Count the sources by class; classes without any are left out."""
    counts = Counter(source.source_class for source in sources)
    return tuple(
        ClassCount(source_class=one, title=word(one), lines=counts[one]) for one in _ORDER if counts[one]
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaseEndRow:
    """What is assumed at the end of one lease; `end` is the first quarter in which the units are free."""

    firm_id: str
    firm: Text
    lease_id: str
    units: tuple[str, ...]
    lease_end: Quarter | None
    fate: LeaseEnd
    end: Quarter
    said: Text


def lease_end_rows(problem: Problem) -> tuple[LeaseEndRow, ...]:
    """Return the leases that can end inside the horizon, or are over, with what is assumed; soonest first."""
    beyond = problem.quarters[-1] + 1
    rows = [
        _lease_end(firm, ending_of(problem, firm, lease), problem)
        for firm in problem.firms
        if firm.stage is not Stage.EXITED
        for lease in firm.contracts
        if lease.lease_end is None or lease.lease_end <= beyond
    ]
    return tuple(sorted(rows, key=lambda row: (row.lease_end or beyond, row.firm_id, row.lease_id)))


def _lease_end(firm: Firm, ending: AssumedEnd, problem: Problem) -> LeaseEndRow:
    lease = ending.lease
    return LeaseEndRow(
        firm_id=firm.firm_id,
        firm=firm.name,
        lease_id=lease.lease_id,
        units=lease.units,
        lease_end=lease.lease_end,
        fate=ending.fate,
        end=ending.end,
        said=_said_of_end(ending, problem),
    )


_YEARS = Text("年", "years")


def _said_of_end(ending: AssumedEnd, problem: Problem) -> Text:
    lease = ending.lease
    share, least = (
        f"{fmt.short_number(one * 100)}%"
        for one in (lease.renew_probability, problem.policy.threshold(*RENEWAL))
    )
    if ending.fate is LeaseEnd.RENEWS:
        return Text(
            f"按续租计：选择权 {lease.renew_years} 年，概率 {share}（不低于 {least}），至 {ending.end} 退出",
            f"taken to renew: an option of {lease.renew_years} {of_number(_YEARS, lease.renew_years or 0).en} at {share} "
            f"({least} or more); gone from {ending.end}",
        )
    if ending.fate is LeaseEnd.STAYS_ON:
        why = (
            Text("租约未约定到期", "no end is agreed")
            if lease.lease_end is None
            else Text(
                f"租约 {lease.lease_end} 已到期而企业仍在园",
                f"the lease ended in {lease.lease_end} and it is still inside",
            )
        )
        return Text(f"按继续在园计：{why.zh}", f"taken to stay on: {why.en}")
    if lease.renew_years:
        return Text(
            f"按退租计：{ending.end} 起空出；续租概率 {share} 低于 {least}",
            f"taken to leave: free from {ending.end}; renewal at {share} is below {least}",
        )
    return Text(f"按退租计：{ending.end} 起空出", f"taken to leave: free from {ending.end}")
