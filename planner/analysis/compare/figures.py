"""Tiers, KPIs and goals of several plans side by side, with what each difference is worth."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from planner.domain.changes.comparison import Figure, Number, Verdict
from planner.domain.goal import GOALS, Tier
from planner.domain.keys import GoalKey
from planner.domain.measures import Measure, tier_value
from planner.domain.solving.report import Report
from planner.text import Text

UP = frozenset(
    {
        *("allocated_m2", "occupancy_signed", "occupancy_expected", "occupancy_pencilled", "occupancy_rate"),
        *("commitment_rate", "tax_10k", "tax_without_real_10k", "output_10k", "output_without_real_10k"),
        *("investment_10k", "investment_without_real_10k", "jobs", "jobs_without_real", "tax_per_mu"),
        *("output_per_mu", "investment_intensity", "above_scale_count", "production_rate"),
        *("five_same_year_share", "jobs_per_1000m2", "firms_placed", "placed_signed", "leasable_m2"),
        *(
            GoalKey.SIGNED_FIRMS,
            GoalKey.EXPECTED_VALUE,
            GoalKey.SYNERGY,
            GoalKey.FIRMS,
            GoalKey.FIRMS_FRAMEWORK,
            GoalKey.FIRMS_NEGOTIATING,
        ),
        *(
            GoalKey.FIRMS_VISITED,
            GoalKey.FIRMS_LEAD,
            GoalKey.PRIORITY_AREA,
            GoalKey.TAX,
            GoalKey.OUTPUT,
            GoalKey.RENT,
            GoalKey.PHASE1_AREA,
        ),
    }
)
"""Figures of which more is better."""
DOWN = frozenset(
    {
        *("vacancy_rate", "waiting_quarters", "waiting_mean_quarters", "waiting_longest_quarters"),
        *(
            "firms_unplaced",
            "unplaced_signed",
            GoalKey.SOFT_SEGREGATION,
            GoalKey.CHANGES,
            GoalKey.RELOCATIONS,
            GoalKey.WAITING,
        ),
        *(GoalKey.EXCESS_AREA, GoalKey.GROUND_MISSED),
    }
)
"""Figures of which less is better; all others are just different."""
_POINTS = Text("点", "points")
_Values = Sequence[Number | None]


def figures_of(reports: Sequence[Report], reference: int) -> tuple[Figure, ...]:
    """Return tiers that carry value, then headline KPIs, then goals, for all plans."""
    told = (*_tiers(reports), *_kpis(reports), *_goals(reports))
    figures = (
        _figure(kind, key, title=title, unit=unit, values=values, reference=reference)
        for kind, key, title, unit, values in told
    )
    return tuple(_judged_by_parts(figure, reports, reference) for figure in figures)


def _judged_by_parts(figure: Figure, reports: Sequence[Report], reference: int) -> Figure:
    """The figure with shares of different wholes judged by their parts: space that is closed is no gain."""
    if figure.kind != "kpi":
        return figure
    measures = [_headline(report, figure.key) for report in reports]
    base = measures[reference]
    verdicts = (
        _by_part(figure.key, base, one) or verdict
        for one, verdict in zip(measures, figure.verdicts, strict=True)
    )
    return replace(figure, verdicts=tuple(verdicts))


def _by_part(key: str, base: Measure | None, one: Measure | None) -> Verdict | None:
    if base is None or one is None or one.denominator == base.denominator:
        return None
    if key not in UP or one.numerator is None or base.numerator is None:
        return Verdict.OPEN
    verdict = verdict_on(key, one.numerator - base.numerator)
    return Verdict.OPEN if verdict is Verdict.SAME else verdict


def _headline(report: Report, key: str) -> Measure | None:
    return next((one for one in report.measures.headline() if one.key == key), None)


def verdict_on(key: str, difference: Number | None) -> Verdict:
    """Say whether a difference in a figure is for the better; None where a value is missing."""
    if difference is None:
        return Verdict.OPEN
    if not difference:
        return Verdict.SAME
    if key in UP:
        return Verdict.BETTER if difference > 0 else Verdict.WORSE
    if key in DOWN:
        return Verdict.BETTER if difference < 0 else Verdict.WORSE
    return Verdict.OPEN


def _figure(kind: str, key: str, *, title: Text, unit: Text, values: _Values, reference: int) -> Figure:
    base = values[reference]
    differences = tuple(None if value is None or base is None else value - base for value in values)
    is_tier = kind == "tier"
    return Figure(
        kind=kind,
        key=key,
        title=title,
        unit=unit,
        values=tuple(values),
        differences=differences,
        verdicts=tuple(
            Verdict.SAME if value == base else verdict_on(GoalKey.EXPECTED_VALUE if is_tier else key, one)
            for value, one in zip(values, differences, strict=True)
        ),
    )


def _tiers(reports: Sequence[Report]) -> Iterator[tuple[str, str, Text, Text, _Values]]:
    tiers = {
        tier.key: tier
        for report in reports
        for tier in report.problem.policy.goal_tiers
        if tier.carries_value
    }
    for key, tier in tiers.items():
        own = [_tier_value(report, key) for report in reports]
        yield "tier", key, tier.title, _unit(tier), own


def _unit(tier: Tier) -> Text:
    """Return the unit of the only goal of a tier; a mix of goals is points."""
    if len(tier.terms) == 1 and tier.terms[0].rate == 1:
        return next(goal.unit for goal in GOALS if goal.key == tier.terms[0].goal)
    return _POINTS


def _tier_value(report: Report, key: str) -> int | None:
    tiers = report.problem.policy.goal_tiers
    return next((tier_value(t, report.measures.goals) for t in tiers if t.key == key), None)


def _kpis(reports: Sequence[Report]) -> Iterator[tuple[str, str, Text, Text, _Values]]:
    by_key = [{kpi.key: kpi for kpi in report.measures.headline()} for report in reports]
    for key in _once(key for kpis in by_key for key in kpis):
        known = next(kpis[key] for kpis in by_key if key in kpis)
        values = [kpis[key].value if key in kpis else None for kpis in by_key]
        yield "kpi", key, known.title, known.unit, values


def _goals(reports: Sequence[Report]) -> Iterator[tuple[str, str, Text, Text, _Values]]:
    for goal in GOALS:
        if goal.key != GoalKey.ORDER:
            yield "goal", goal.key, goal.title, goal.unit, [r.measures.goals[goal.key] for r in reports]


def _once(keys: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(keys))
