"""The differences that matter, each in a computed sentence."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from planner.analysis.contradictions import contradictions
from planner.analysis.explain.wording import both
from planner.domain.changes.comparison import FirmChange, FirmKind, ResourceChange
from planner.domain.measures import tier_value
from planner.domain.measures.kpi import MONEY, MONEY_A_YEAR
from planner.domain.solving.outcome import Status
from planner.domain.solving.report import Report
from planner.domain.vocabulary.words import word
from planner.text import Message, Text, listed, message, money, of_number, separated

_TIGHT = Decimal("0.9")
_KPIS = ("firms_placed", "tax_10k", "output_10k", "jobs", "waiting_quarters")
_MOST_TOLD = 8


def sentences_of(
    before: Report,
    after: Report,
    firms: Sequence[FirmChange],
    resources: Sequence[ResourceChange],
) -> tuple[Message, ...]:
    """Say what matters: value, firms with why, KPIs, resources that became tight; honest about proof."""
    if before.outcome.plan is None or after.outcome.plan is None:
        return tuple(_no_plan(before if before.outcome.plan is None else after))
    return (
        *_tiers(before, after),
        *_firms(firms),
        *_kpis(before, after),
        *_tight(resources),
    )


_UNKNOWN = message("原因不明", "nothing is known of why")


def _no_plan(side: Report) -> Iterator[Message]:
    if side.outcome.plan is None:
        for said in contradictions(side.problem, side.outcome) or (_UNKNOWN,):
            yield message("没有可行方案：{why}", "there is no plan: {why}", why=both(said))


def _tiers(before: Report, after: Report) -> Iterator[Message]:
    own = {tier.key: tier for tier in after.problem.policy.goal_tiers}
    for tier in before.problem.policy.goal_tiers:
        if not tier.carries_value or own.get(tier.key) != tier:
            continue
        was, now = (tier_value(tier, report.measures.goals) for report in (before, after))
        if was == now:
            continue
        yield message(
            "{tier}{way} {by}（{was} → {now}）{proof}",
            "{tier}: {way} {by} ({was} → {now}){proof}",
            tier=tier.title,
            way=_way(now - was),
            by=Decimal(abs(now - was)),
            was=Decimal(was),
            now=Decimal(now),
            proof=_proof(before, after),
        )


def _way(difference: Decimal | int) -> Text:
    return Text("上升", "up") if difference > 0 else Text("下降", "down")


def _proof(before: Report, after: Report) -> Text:
    if all(r.outcome.status is Status.PROVEN_OPTIMAL for r in (before, after)):
        return Text("，均已证明最优", ", both proven")
    return Text("，未全部证明，差额可能变化", ", not both proven: the difference may be another")


def _firms(firms: Sequence[FirmChange]) -> Iterator[Message]:
    for change in firms[:_MOST_TOLD]:
        yield _firm(change)
    if len(firms) > _MOST_TOLD:
        yield message(
            "另有 {n} 家企业有变动：{names}",
            "other firms that change ({n}): {names}",
            n=len(firms) - _MOST_TOLD,
            names=listed((change.firm_id for change in firms[_MOST_TOLD:]), most=20),
        )


def _firm(change: FirmChange) -> Message:
    why = both(change.causes[0].message)
    was, now = change.before, change.after
    values: dict[str, str | Text] = {
        "firm": change.firm_id,
        "name": change.name,
        "old": "+".join(was.units) if was else "",
        "new": "+".join(now.units) if now else "",
        "began": str(was.start) if was else "",
        "begins": str(now.start) if now else "",
        "why": why,
    }
    zh, en = _FIRM[change.kind]
    return message(zh, en, **values)


_FIRM = {
    FirmKind.FELL_OUT: (
        "{firm} {name} 失去 {old}（{began} 起）：{why}",
        "{firm} {name} loses {old} (from {began}): {why}",
    ),
    FirmKind.CAME_IN: (
        "{firm} {name} 进入 {new}（{begins} 起）；此前：{why}",
        "{firm} {name} gets {new} (from {begins}); before: {why}",
    ),
    FirmKind.MOVED: (
        "{firm} {name} 由 {old}（{began} 起）换到 {new}（{begins} 起）：{why}",
        "{firm} {name} goes from {old} (from {began}) to {new} (from {begins}): {why}",
    ),
    FirmKind.SHIFTED: (
        "{firm} {name} 仍在 {old}，由 {began} 改为 {begins} 起：{why}",
        "{firm} {name} stays in {old}, from {begins} instead of {began}: {why}",
    ),
}


def _kpis(before: Report, after: Report) -> Iterator[Message]:
    one, other = ({kpi.key: kpi for kpi in r.measures.headline()} for r in (before, after))
    for key in _KPIS:
        was, now = one[key].value, other[key].value
        if was is None or now is None or was == now:
            continue
        by, unit = abs(Decimal(now) - Decimal(was)), one[key].unit
        is_money = unit in {MONEY, MONEY_A_YEAR}
        yield message(
            "{title}{way} {by}（{was} → {now}）",
            "{title}: {way} {by} ({was} → {now})",
            title=one[key].title,
            way=_way(now - was),
            by=_amount(unit, by),
            was=money(was) if is_money else Decimal(was),
            now=money(now) if is_money else Decimal(now),
        )


def _amount(unit: Text, value: Decimal) -> Text:
    """Return a figure with its unit; of money in English no thousands of ten thousands."""
    if unit in {MONEY, MONEY_A_YEAR}:
        told, a_year = money(value), unit == MONEY_A_YEAR
        return Text(f"{told.zh}{'/年' if a_year else ''}", f"{told.en}{' a year' if a_year else ''}")
    counted, written = of_number(unit, value), separated(value)
    return Text(f"{written} {counted.zh}", f"{written} {counted.en}")


def _tight(resources: Sequence[ResourceChange]) -> Iterator[Message]:
    told: set[tuple[str, str]] = set()
    for change in resources:
        place = (change.subject_id, change.resource.value)
        if place in told or not _becomes_tight(change):
            continue
        told.add(place)
        yield message(
            "{subject} {resource} 自 {quarter} 起吃紧：{used} / {cap}",
            "{resource} of {subject} is tight from {quarter}: {used} of {cap}",
            subject=change.subject_id,
            resource=word(change.resource),
            quarter=str(change.quarter),
            used=change.used_after,
            cap=change.cap_after or Decimal(0),
        )


def _becomes_tight(change: ResourceChange) -> bool:
    is_tight = change.cap_after is not None and change.used_after >= _TIGHT * change.cap_after > 0
    was_tight = change.cap_before is not None and change.used_before >= _TIGHT * change.cap_before
    return is_tight and not was_tight
