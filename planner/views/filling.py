"""Which resource fills first, when the park is full, and each answer of the page of capacity in one sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from planner.domain.measures import Extent
from planner.domain.park.quarter import Quarter
from planner.domain.solving.report import Report
from planner.domain.vocabulary.resources import RESOURCE_NAMES
from planner.domain.vocabulary.terms import CapScope, Resource
from planner.text import Message, Text, message
from planner.views import format as fmt
from planner.views.capacity import Capacity, SpaceRow
from planner.views.gauges import TIGHT, gauges
from planner.views.overview import PhaseShare, share_of
from planner.views.unplaced import UnplacedRow, unplaced_rows
from planner.views.vacancy import StayEnd, merged_pieces, pieces

FULL = Decimal("0.95")
"""Share of all leasable ㎡ from which the park is called full; a few rooms change hands at any time."""
SPACE = Text("面积", "space")


@dataclass(frozen=True, slots=True, kw_only=True)
class FillRow:
    """How full one resource gets; of space the share is of all leasable ㎡, handed over or not.

    `resource` is None for space; `tight_from` is the first quarter at 90 % or more, None if there is none.
    """

    extent: str
    subject_id: str
    resource: Resource | None
    shares: tuple[tuple[Quarter, Decimal], ...]
    peak: Decimal
    peak_quarter: Quarter
    tight_from: Quarter | None

    @property
    def title(self) -> Text:
        """What fills, and where if that is one building or one of several parks."""
        name = SPACE if self.resource is None else RESOURCE_NAMES[self.resource]
        if self.resource is None:
            return name
        if not self.subject_id:
            return Text(f"全园{name.zh}", f"park {name.en}")
        return Text(f"{self.subject_id} {name.zh}", f"{self.subject_id} {name.en}")


def fill_order(report: Report, found: Capacity) -> tuple[FillRow, ...]:
    """Return space and every resource with a cap: what is tight first stands first, then what gets fullest."""
    space = [(row.quarter, row.full_share) for row in found.space_of(Extent.ALL)]
    rows = [_fill(Extent.ALL, "", None, space)]
    for gauge in gauges(report.problem, report.measures):
        shares = [(one.quarter, one.share) for one in gauge.readings if one.share is not None]
        if shares:
            extent = Extent.PARK if gauge.scope is CapScope.PARK else Extent.BUILDING
            is_the_park = extent is Extent.PARK and len(report.problem.parks) == 1
            rows.append(_fill(extent, "" if is_the_park else gauge.subject_id, gauge.resource, shares))
    return tuple(sorted(rows, key=_fills_first))


def _fill(
    extent: str, subject_id: str, resource: Resource | None, shares: Sequence[tuple[Quarter, Decimal]]
) -> FillRow:
    peak_quarter, peak = max(shares, key=lambda one: (one[1], -one[0].index))
    return FillRow(
        extent=extent,
        subject_id=subject_id,
        resource=resource,
        shares=tuple(shares),
        peak=peak,
        peak_quarter=peak_quarter,
        tight_from=next((quarter for quarter, share in shares if share >= TIGHT), None),
    )


def _fills_first(row: FillRow) -> tuple[float, Decimal, str, str]:
    first = float("inf") if row.tight_from is None else row.tight_from.index
    return first, -row.peak, row.subject_id, row.resource or ""


def full_from(found: Capacity) -> Quarter | None:
    """Return the first quarter in which 95 % of all leasable ㎡ have a firm or are kept; None if there is none."""
    return next((row.quarter for row in found.space_of(Extent.ALL) if row.full_share >= FULL), None)


def full_by_phase(found: Capacity) -> tuple[tuple[SpaceRow, Quarter | None], ...]:
    """Return each phase in the quarter in which it is fullest, with the first one in which it is full; nothing of one alone."""
    by: dict[str, list[SpaceRow]] = {}
    for row in found.space:
        if row.extent == Extent.PHASE and row.leasable_m2:
            by.setdefault(row.subject_id, []).append(row)
    told = []
    for rows in by.values() if len(by) > 1 else ():
        fullest = max(rows, key=lambda one: (one.full_share, -one.quarter.index))
        told.append((fullest, next((one.quarter for one in rows if one.full_share >= FULL), None)))
    return tuple(told)


def _phases_text(found: Capacity) -> Text:
    told = [
        (
            row.subject,
            Text(f" {full} 首次满", f"first full in {full}")
            if full
            else Text(
                f"最满 {fmt.percent(row.full_share)}（{row.quarter}）",
                f"at most {fmt.percent(row.full_share)} ({row.quarter})",
            ),
        )
        for row, full in full_by_phase(found)
    ]
    zh = "、".join(f"{name.zh}{when.zh}" for name, when in told)
    en = ", ".join(f"{name.en} {when.en}" for name, when in told)
    return Text(f"；其中{zh}", f"; by phase: {en}") if told else Text("", "")


def space_message(found: Capacity, quarter: Quarter) -> Message:
    """Say what is let, kept and free in a quarter, and when the park is full."""
    row, full = found.whole(quarter), full_from(found)
    fullest = max(found.space_of(Extent.ALL), key=lambda one: (one.full_share, -one.quarter.index))
    when = (
        Text(
            f"全期都不到 {fmt.percent(FULL, 0)} 满，最满在 {fullest.quarter}（{fmt.percent(fullest.full_share)}）",
            f"the park is never {fmt.percent(FULL, 0)} full, at most {fmt.percent(fullest.full_share)} in {fullest.quarter}",
        )
        if full is None
        else Text(
            f"按这份方案，园区在 {full} 首次满（{fmt.percent(FULL, 0)} 以上），"
            f"最满在 {fullest.quarter}（{fmt.percent(fullest.full_share)}）",
            f"under this plan the park is first full ({fmt.percent(FULL, 0)} or more) in {full}, and fullest in "
            f"{fullest.quarter} ({fmt.percent(fullest.full_share)})",
        )
    )
    return message(
        "{quarter} 已交付 {delivered}：已签 {signed}，预留 {reserved}，意向 {pencilled}（期望 {expected}），"
        "暂留空 {held}，空置 {free}；{when}{phases}。",
        "{quarter}: {delivered} handed over, {signed} signed, {reserved} reserved, {pencilled} pencilled "
        "({expected} expected in all), {held} held free, {free} vacant; {when}{phases}.",
        quarter=str(row.quarter),
        delivered=fmt.area(row.delivered_m2),
        signed=fmt.area(row.parts[PhaseShare.SIGNED]),
        reserved=fmt.area(row.parts[PhaseShare.RESERVED]),
        pencilled=fmt.area(row.parts[PhaseShare.PENCILLED]),
        expected=fmt.area(row.expected_m2),
        held=fmt.area(row.parts[PhaseShare.HELD]),
        free=fmt.area(row.free_m2),
        when=when,
        phases=_phases_text(found),
    )


def places_message(found: Capacity, quarter: Quarter) -> Message:
    """Say which buildings have room in a quarter."""
    rows = [row for row in found.space_at(Extent.BUILDING, quarter) if row.delivered_m2]
    free = sorted((row for row in rows if row.free_m2), key=lambda row: (-row.free_m2, row.subject_id))
    if not free:
        return message(
            "{quarter} 已交付的 {count} 栋都没有空置。",
            "{quarter}: none of the buildings handed over ({count}) has a vacant room.",
            quarter=str(quarter),
            count=len(rows),
        )
    zh = "、".join(f"{row.subject_id} {fmt.area(row.free_m2)}" for row in free)
    en = ", ".join(f"{row.subject_id} {fmt.area(row.free_m2)}" for row in free)
    return message(
        "{quarter} 已交付 {count} 栋，有空置的 {free} 栋：{told}。",
        "{quarter}: {count} buildings handed over, {free} of them with vacant rooms: {told}.",
        quarter=str(quarter),
        count=len(rows),
        free=len(free),
        told=Text(zh, en),
    )


def fill_message(rows: Sequence[FillRow]) -> Message:
    """Say which resource of the whole park fills first, and which building's does."""
    first = next(row for row in rows if row.extent != Extent.BUILDING)
    others = [row for row in rows if row.extent == Extent.BUILDING and row.tight_from is not None]
    beside = (
        Text("没有一栋的用电紧张", "no building's own supply is tight")
        if not others
        else Text(
            f"楼栋中最先紧张的是 {others[0].title.zh}（{others[0].tight_from} 起，最高 {fmt.percent(others[0].peak)}）",
            f"of the buildings' own, {others[0].title.en} is tight first (from {others[0].tight_from}, "
            f"{fmt.percent(others[0].peak)} at most)",
        )
    )
    if first.tight_from is None:
        return message(
            "全园没有一项资源达到 {tight}；最高的是{what} {peak}（{when}）；{beside}。",
            "No resource of the park reaches {tight}; the fullest is {what} at {peak} in {when}; {beside}.",
            tight=fmt.percent(TIGHT, 0),
            what=first.title,
            peak=fmt.percent(first.peak),
            when=str(first.peak_quarter),
            beside=beside,
        )
    return message(
        "先用到 {tight} 的是{what}（{since} 起），最高 {peak}（{when}）；{beside}。",
        "The first to reach {tight} is {what}, from {since} on, and at most {peak} in {when}; {beside}.",
        tight=fmt.percent(TIGHT, 0),
        what=first.title,
        since=str(first.tight_from),
        peak=fmt.percent(first.peak),
        when=str(first.peak_quarter),
        beside=beside,
    )


def vacancy_message(found: Capacity, quarter: Quarter) -> Message:
    """Say how large free space is in one piece in a quarter."""
    view = found.views[quarter]
    runs, merged = pieces(view), merged_pieces(view)
    if not runs:
        return message("{quarter} 没有空置。", "{quarter}: nothing is vacant.", quarter=str(quarter))
    best, joined = runs[0], merged[0]
    return message(
        "{quarter} 空置共 {area}，其中 {lasting} 以后也无人来，分 {count} 段；同层最大一段 {run}（{where}），"
        "跨层合并最大 {joined}（{there}）。",
        "{quarter}: {area} vacant, {lasting} of it with nobody to come later; runs: {count}, the largest on one floor has {run} "
        "({where}), the largest across floors {joined} ({there}).",
        quarter=str(quarter),
        area=fmt.area(sum(one.area_m2 for one in runs)),
        lasting=fmt.area(
            sum(b.area_m2 for b in view.blocks if share_of(b) is PhaseShare.VACANT and b.following is None)
        ),
        count=len(runs),
        run=fmt.area(best.area_m2),
        where=f"{best.units[0]}…{best.units[-1]}" if len(best.units) > 1 else best.units[0],
        joined=fmt.area(joined.area_m2),
        there=joined.building_id,
    )


def ends_message(ends: Sequence[StayEnd], quarters: Sequence[Quarter]) -> Message:
    """Say what ends inside the horizon, and how many of all ends have an option to renew."""
    inside = [one for one in ends if one.quarter <= quarters[-1]]
    chances = sum(one.renew_probability is not None for one in ends)
    known = (
        Text(
            "数据中没有续租选择权与概率，因此都按到期退出计",
            "the data have no option to renew, so none is counted on",
        )
        if not chances
        else Text(
            f"其中 {chances} 项数据中有续租概率，其余没有",
            f"the data have a probability of renewal for {chances} of them, and none for the others",
        )
    )
    return message(
        "规划期内（至 {last}）到期 {inside} 项，共 {area}；全部 {all} 项，{known}。",
        "Up to {last}, {inside} stays end ({area}), of {all} in all; {known}.",
        last=str(quarters[-1]),
        inside=len(inside),
        area=fmt.area(sum(one.area_m2 for one in inside)),
        all=len(ends),
        known=known,
    )


def homeless_rows(report: Report) -> tuple[UnplacedRow, ...]:
    """Return the demand without a place, with its reasons."""
    return unplaced_rows(report.problem, report.plan, report.reasons)


def homeless_message(report: Report) -> Message:
    """Say how much of the demand has no place, and for which rule most of it."""
    rows = homeless_rows(report)
    if not rows:
        return message("全部需求都有着落。", "All of the demand has a place.")
    reasons = [row.first.rule for row in rows if row.first is not None]
    most = max(reasons, key=lambda one: (reasons.count(one), one.zh), default=Text("—", "—"))
    return message(
        "{count} 家（{area}）没有着落；首要原因最多的是“{rule}”（{times} 家）。",
        "{count} firms ({area}) have no place; the first reason is most often {rule} ({times}).",
        count=len(rows),
        area=fmt.area(sum(row.firm.area_req_m2 for row in rows)),
        rule=most,
        times=reasons.count(most),
    )
