"""The memo for leaders: what is decided, what changed, what is to be decided; each figure comes from the report."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from planner.domain.changes.comparison import Comparison
from planner.domain.measures.kpi import FRACTION
from planner.domain.park.quarter import Quarter
from planner.domain.solving.finding import Severity
from planner.domain.solving.report import Report
from planner.text import Lang, Message, Text, message
from planner.views import format as fmt
from planner.views.comparison import figure_rows, firm_rows, sentence_rows
from planner.views.imprint import Imprint, proof
from planner.views.occupancy import Occupancy, occupancy_overall
from planner.views.overview import alerts, endings
from planner.views.tenants import Tenant, tenants_of
from planner.views.unplaced import UnplacedRow, unplaced_rows
from planner.views.words import Change, Firmness, named

MOST_SENTENCES, MOST_TO_DECIDE, MOST_OCCUPANCIES, MOST_FIGURES = 5, 8, 10, 8
SOON_QUARTERS = 2
"""Pencilled firms that start so soon are to be signed or let go."""
_MOST_NAMES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureTile:
    """One figure at the head of a page."""

    title: Text
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedFirm:
    """One firm that is not as it was."""

    firm: Text
    what: Text
    before: str
    after: str
    why: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Memo:
    """What the memo says; lists of firms are whole, and the page cuts them to its room."""

    imprint: Imprint
    quarter: Quarter
    tiles: tuple[FigureTile, ...]
    decided: tuple[Text, ...]
    proof: Text
    occupancies: tuple[Occupancy, ...]
    changes: tuple[Text, ...]
    changed_firms: tuple[ChangedFirm, ...]
    unplaced: tuple[UnplacedRow, ...]
    to_decide: tuple[Text, ...]


def memo(report: Report, imprint: Imprint, *, quarter: Quarter, comparison: Comparison | None = None) -> Memo:
    """Return the memo of a plan at `quarter`.

    `comparison` holds the plan before first and this one last; without it changes are told against the plan
    in force that the problem carries, if it carries one.
    """
    occupancies = occupancy_overall(report.problem, report.measures)
    whole = [one for one in occupancies if "/" not in one.subject_id]
    return Memo(
        imprint=imprint,
        quarter=quarter,
        tiles=tuple(tiles(report)),
        decided=tuple(said.both() for said in decided(report)),
        proof=proof(report.outcome),
        occupancies=occupancies if len(occupancies) <= MOST_OCCUPANCIES else tuple(whole[:MOST_OCCUPANCIES]),
        changes=change_sentences(report, comparison),
        changed_firms=changed_firms(report, comparison),
        unplaced=unplaced_rows(report.problem, report.plan, report.reasons),
        to_decide=tuple(said.both() for said in to_decide(report))[:MOST_TO_DECIDE],
    )


def tiles(report: Report) -> Iterator[FigureTile]:
    """Return the figures at the head: firms, three occupancies, output, tax, jobs."""
    headline = {measure.key: measure for measure in report.measures.headline()}
    for key, zh, en in (
        ("firms_placed", "落位企业", "Firms placed"),
        ("occupancy_signed", "入驻率 已签", "Occupancy, signed"),
        ("occupancy_expected", "入驻率 期望", "Occupancy, expected"),
        ("occupancy_pencilled", "入驻率 含意向", "Occupancy, with pencilled"),
        ("output_10k", "产值", "Output"),
        ("tax_10k", "纳税", "Tax"),
        ("jobs", "就业", "Jobs"),
    ):
        measure = headline[key]
        if measure.unit == FRACTION:
            yield FigureTile(title=Text(zh, en), value=fmt.percent(measure.value))
            continue
        yield FigureTile(
            title=Text(f"{zh}（{measure.unit.zh}）", f"{en}, {measure.unit.en}"),
            value=fmt.number(measure.value),
        )


def decided(report: Report) -> Iterator[Message]:
    """Return what the plan decides, in sentences."""
    tenants = tenants_of(report.problem, report.plan)
    if not tenants:
        yield message("没有得到方案：没有企业落位。", "There is no plan: no firm has a place.")
        return
    headline = {measure.key: measure.value for measure in report.measures.headline()}
    left = unplaced_rows(report.problem, report.plan, report.reasons)
    counts = Counter(tenant.standing for tenant in tenants)
    yield message(
        "{all} 家企业中 {placed} 家落位：已签 {signed} 家，预留 {reserved} 家，意向 {pencilled} 家；{left} 家未落位。",
        "Of {all} firms {placed} are given a place: {signed} signed, {reserved} reserved, {pencilled} pencilled; {left} have "
        "none.",
        all=len({t.firm_id for t in tenants}) + len(left),
        placed=len({t.firm_id for t in tenants}),
        signed=counts[Firmness.SIGNED],
        reserved=counts[Firmness.RESERVED],
        pencilled=counts[Firmness.PENCILLED],
        left=len(left),
    )
    yield message(
        "落位面积 {used}，占可租面积 {of} 的 {share}；最早 {first} 入驻，最晚 {last} 入驻。",
        "They take {used}, {share} of the {of} that can be let; the first comes in {first}, the last in {last}.",
        used=fmt.area(headline["allocated_m2"]),
        of=fmt.area(headline["leasable_m2"]),
        share=fmt.percent(headline["occupancy_pencilled"]),
        first=str(min(t.start for t in tenants)),
        last=str(max(t.start for t in tenants)),
    )
    yield message(
        "全部投产后年产值 {output}、年纳税 {tax}、就业 {jobs} 人。",
        "With all in production: output {output} and tax {tax} a year, {jobs} jobs.",
        output=fmt.money_text(headline["output_10k"]),
        tax=fmt.money_text(headline["tax_10k"]),
        jobs=fmt.number(headline["jobs"]),
    )
    if headline["output_without_real_10k"] != headline["output_10k"]:
        yield message(
            "其中按整体项目公布数字的企业另计：不含它们，年产值 {output}、年纳税 {tax}、就业 {jobs} 人。",
            "Firms whose published figures are for a whole project count in full; without them: output {output}, tax {tax} a "
            "year, {jobs} jobs.",
            output=fmt.money_text(headline["output_without_real_10k"]),
            tax=fmt.money_text(headline["tax_without_real_10k"]),
            jobs=fmt.number(headline["jobs_without_real"]),
        )


def change_sentences(report: Report, comparison: Comparison | None) -> tuple[Text, ...]:
    """Return what differs from the plan before, the most important first; one sentence if there is none."""
    if comparison is not None:
        difference = comparison.differences[-1]
        said = sentence_rows(difference) or (
            Text("与前一方案没有差别。", "Nothing differs from the plan before."),
        )
        return said[:MOST_SENTENCES]
    if not report.problem.base:
        return (
            Text(
                "没有可对比的前一方案：这是第一个方案，全部落位都是新的。",
                "There is no plan before it: this is the first, and every place in it is new.",
            ),
        )
    counts = Counter(tenant.change for tenant in tenants_of(report.problem, report.plan))
    gone = len({p.firm_id for p in report.problem.base} - set(report.plan.by_firm))
    return (
        message(
            "与执行中的方案相比：{same} 家不变，{moved} 家换址或改期，{new} 家新进，{gone} 家退出。",
            "Against the plan in force: {same} stay, {moved} change place or time, {new} are new, {gone} fall out.",
            same=counts[Change.SAME],
            moved=counts[Change.MOVED],
            new=counts[Change.NEW],
            gone=gone,
        ).both(),
    )


def changed_firms(report: Report, comparison: Comparison | None) -> tuple[ChangedFirm, ...]:
    """Return each firm that is not as it was, with the first cause where it is known."""
    if comparison is not None:
        nothing = Text("", "")
        return tuple(
            ChangedFirm(
                firm=named(row.firm_id, row.name),
                what=row.what,
                before=row.before,
                after=row.after,
                why=row.causes[0] if row.causes else nothing,
            )
            for row in firm_rows(comparison.differences[-1])
        )
    before = {placement.firm_id: placement for placement in report.problem.base}
    return tuple(
        ChangedFirm(
            firm=named(tenant.firm_id, tenant.name),
            what=Text("换址或改期", "changed"),
            before=f"{'+'.join(before[tenant.firm_id].units)} {before[tenant.firm_id].start}",
            after=f"{'+'.join(tenant.units)} {tenant.start}",
            why=Text("", ""),
        )
        for tenant in tenants_of(report.problem, report.plan)
        if tenant.change is Change.MOVED
    )


def to_decide(report: Report) -> Iterator[Message]:
    """Return what is asked of the reader, the most pressing first."""
    problem = report.problem
    opening = min(park.opening_quarter for park in problem.parks)
    tenants = tenants_of(problem, report.plan)
    signed = [t for t in tenants if t.standing is Firmness.SIGNED]
    yield message(
        "是否批准本方案执行：{signed} 家已签企业按此位置交付，其余 {others} 家按此位置洽谈。",
        "Whether this plan is put in force: {signed} signed firms are given these places, the other {others} are offered them.",
        signed=len(signed),
        others=len(tenants) - len(signed),
    )
    yield from (a.message for a in alerts(report, opening) if a.severity is Severity.ERROR)
    soon = [
        t
        for t in tenants
        if t.standing is not Firmness.SIGNED and opening <= t.start < opening + SOON_QUARTERS
    ]
    if soon:
        yield message(
            "{count} 家尚未签约的企业将在 {last} 或以前入驻，须限期签约，否则位置让出：{names}。",
            "{count} firms that have not signed are to come by {last}: set a date by which they sign or give their place up: "
            "{names}.",
            count=len(soon),
            last=str(opening + (SOON_QUARTERS - 1)),
            names=_names(soon),
        )
    ending = endings(report, opening)
    if ending:
        yield message(
            "{count} 项租约或预留在 {last} 或以前到期，须决定续租、放弃或另作安排。",
            "{count} leases or holds end by {last}: decide to renew, let go or use otherwise.",
            count=len(ending),
            last=str(max(one.quarter for one in ending)),
        )
    yield from (a.message for a in alerts(report, opening) if a.severity is not Severity.ERROR)
    soft = [finding for finding in report.findings if finding.soft]
    if soft:
        yield message(
            "{count} 处相邻关系不够理想（软性提示），请安全环保部门复核。",
            "In {count} places neighbours do not suit each other well (soft findings): have safety and environment look at them.",
            count=len(soft),
        )


def main_figures(comparison: Comparison) -> tuple[tuple[Text, str, str, Text], ...]:
    """Return the figures that differ, the first ones: title with unit, before, after, difference."""
    rows = [row for row in figure_rows(comparison, only_different=True) if row.kind != "goal"]
    first, last = comparison.reference, len(comparison.names) - 1
    return tuple(
        (
            Text(f"{row.title.zh} {row.unit.zh}".strip(), f"{row.title.en} {row.unit.en}".strip()),
            row.values[first],
            row.values[last],
            row.differences[last],
        )
        for row in rows[:MOST_FIGURES]
    )


def _names(tenants: list[Tenant]) -> Text:
    first = tenants[:_MOST_NAMES]
    rest = len(tenants) - len(first)
    zh = "、".join(t.name.say(Lang.ZH) for t in first) + ("等" if rest else "")
    en = ", ".join(t.name.say(Lang.EN) for t in first) + (f" and {rest} more" if rest else "")
    return Text(zh, en)
