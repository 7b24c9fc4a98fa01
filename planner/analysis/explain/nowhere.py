"""Reasons of a firm that no run suits, whoever else comes, and of runs that nearly do."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from planner.analysis.explain.run_fit import RunFit
from planner.analysis.explain.runs import area_m2
from planner.analysis.explain.shortfall import gap_text, shortfall
from planner.analysis.explain.survey import NEAR, Survey
from planner.analysis.explain.wording import amounts, both, in_words, place, rule_title
from planner.domain.keys import RuleKey
from planner.domain.solving.finding import Finding, Reason, Why
from planner.text import Message, Text, listed, message

MOST_NEAR_MISSES = 3


def nowhere(found: Survey) -> Iterator[Reason]:
    """Return a reason for each rule that bars every run."""
    for one, finding in found.bars:
        yield Reason(
            firm_id=found.firm.firm_id,
            why=Why.NOWHERE,
            rule=finding.rule,
            clause=finding.clause,
            subject=_subject(found, one),
            need=finding.need,
            available=finding.available,
            message=_barred(found, one, finding),
        )


def near_misses(found: Survey) -> Iterator[Reason]:
    """Return the runs that fail by one rule and least; by several, if every run does.

    For a firm that other runs suit, only shortfalls up to a tenth of the need are told.
    """
    if found.bars or not found.near:
        return
    fewest = found.near[0].distance[0]
    rows = [one for one in found.near if one.distance[0] == fewest]
    if found.suiting:
        rows = [one for one in rows if fewest == 1 and one.distance[1] <= NEAR]
    told: list[tuple[str, ...]] = []
    for one in rows:
        if len(told) == MOST_NEAR_MISSES:
            return
        if _key(one) not in told:
            told.append(_key(one))
            alike = [other for other in rows if _key(other) == _key(one)]
            yield from _missed(found, alike)


def _key(one: RunFit) -> tuple[str, ...]:
    return tuple(text for f in one.findings for text in (f.rule, f.clause, f.need, f.available))


def _missed(found: Survey, alike: Sequence[RunFit]) -> Iterator[Reason]:
    places = [place(one.run) for one in alike]
    for finding in alike[0].findings:
        yield Reason(
            firm_id=found.firm.firm_id,
            why=Why.NEAR_MISS,
            rule=finding.rule,
            clause=finding.clause,
            subject=places[0],
            need=finding.need,
            available=finding.available,
            message=_nearly(found, finding, places, is_alone=len(alike[0].causes) == 1),
        )


def _nearly(found: Survey, finding: Finding, places: list[str], *, is_alone: bool) -> Message:
    gap = gap_text(finding)
    if gap is None:
        return message(
            "差一点：{places} {count}：{said}",
            "Near miss at {places}, by {count}: {said}",
            places=listed(places, most=3),
            count=Text("只差一条", "this alone") if is_alone else Text("差在", "this among others"),
            said=both(finding.message),
        )
    return message(
        "差一点：{places} 的{title}{gap}（{firm} 需要 {need}，实为 {available}）",
        "Near miss: {places}: {title} {gap} ({firm} needs {need}, there is {available})",
        places=listed(places, most=3),
        title=_what(finding),
        gap=gap,
        firm=found.firm.firm_id,
        need=amounts(finding)[0],
        available=in_words(finding, finding.available),
    )


def _what(finding: Finding) -> Text:
    if finding.rule == RuleKey.AREA_FIT:
        return Text("面积", "area")
    title = rule_title(finding)
    return Text(title.zh, title.en.lower())


def _barred(found: Survey, one: RunFit, finding: Finding) -> Message:
    firm = found.firm
    if firm.needs_whole_building and finding.rule == RuleKey.AREA_FIT:
        return message(
            "{firm} 需要整栋；可用楼栋中最接近的 {building} 为 {area} ㎡，而面积须在 {least} 至 {most} ㎡",
            "{firm} needs a whole building; the closest it may have, {building}, has {area} ㎡, and the area "
            "must lie between {least} and {most} ㎡",
            firm=firm.firm_id,
            building=one.run[0].building_id,
            area=area_m2(one.run),
            least=Decimal(firm.area_min_m2),
            most=firm.area_max_m2,
        )
    if shortfall(finding) and finding.need and finding.available:
        need, best = amounts(finding)
        return message(
            "{title}：{firm} 需要 {need}，全部可选单元中{best} {available}（{where}）",
            "{title}: {firm} needs {need}; of all units open to it {best} {available} ({where})",
            title=rule_title(finding),
            firm=firm.firm_id,
            need=need,
            best=best,
            available=in_words(finding, finding.available),
            where=place(one.run),
        )
    return message(
        "{title}：各处都不行，例如 {said}",
        "{title}: barred everywhere, for instance: {said}",
        title=rule_title(finding),
        said=both(finding.message),
    )


def _subject(found: Survey, one: RunFit) -> str:
    return one.run[0].building_id if found.firm.needs_whole_building else place(one.run)
