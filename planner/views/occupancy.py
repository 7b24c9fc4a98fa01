"""The three occupancies side by side: signed, expected, pencilled."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from planner.domain.measures import Extent, Measure, Measures
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Occupancy:
    """㎡ and shares of one subject, over the whole plan or in one quarter.

    `of_m2` is what the shares are of: all leasable ㎡ over the whole plan, the ㎡ delivered
    in a quarter; shares are None where that is zero.
    """

    subject_id: str
    subject: Text
    quarter: Quarter | None
    of_m2: Decimal
    signed_m2: Decimal
    expected_m2: Decimal
    pencilled_m2: Decimal
    signed: Decimal | None
    expected: Decimal | None
    pencilled: Decimal | None


ALL = Text("合计", "Total")


def occupancy_overall(problem: Problem, measures: Measures) -> tuple[Occupancy, ...]:
    """Return the whole plan, each park if there are several, and each phase; a park's only phase is told as the park."""
    phases = Counter(subject_id.partition("/")[0] for subject_id, _ in phase_subjects(problem))
    rows = [_occupancy(measures, Extent.ALL, "", ALL, quarter=None)]
    if len(problem.parks) > 1:
        rows += [_occupancy(measures, Extent.PARK, p.park_id, p.name, quarter=None) for p in problem.parks]
    rows += [
        _occupancy(measures, Extent.PHASE, subject_id, title, quarter=None)
        for subject_id, title in phase_subjects(problem)
        if len(problem.parks) == 1 or phases[subject_id.partition("/")[0]] > 1
    ]
    return tuple(rows)


def occupancy_by_quarter(
    problem: Problem,
    measures: Measures,
    *,
    extent: Extent = Extent.ALL,
    subject_id: str = "",
    subject: Text = ALL,
) -> tuple[Occupancy, ...]:
    """Return one subject quarter by quarter, as far as the measures reach."""
    known = {m.quarter for m in measures.series("occupancy_signed", extent=extent, subject_id=subject_id)}
    return tuple(
        _occupancy(measures, extent, subject_id, subject, quarter=quarter)
        for quarter in problem.quarters
        if quarter in known
    )


def occupancy_at(problem: Problem, measures: Measures, quarter: Quarter) -> Occupancy:
    """The whole in one quarter, or in the nearest one that the measures reach."""
    rows = occupancy_by_quarter(problem, measures)
    return min(rows, key=lambda row: abs((row.quarter or quarter) - quarter))


def phase_subjects(problem: Problem) -> tuple[tuple[str, Text], ...]:
    """Return the subject id (`park/phase`) and title of each phase that has a building."""
    used = {(b.park_id, b.phase_id) for b in problem.buildings}
    return tuple(
        (f"{phase.park_id}/{phase.phase_id}", _phase_title(problem, phase.park_id, phase.name))
        for phase in problem.phases
        if (phase.park_id, phase.phase_id) in used
    )


def _phase_title(problem: Problem, park_id: str, name: Text) -> Text:
    if len(problem.parks) == 1:
        return name
    park = problem.park[park_id].name
    return Text(f"{park.zh} · {name.zh}", f"{park.en} · {name.en}")


def _occupancy(
    measures: Measures, extent: Extent, subject_id: str, subject: Text, *, quarter: Quarter | None
) -> Occupancy:
    signed, expected, pencilled = (
        measures.get(f"occupancy_{kind}", extent=extent, subject_id=subject_id, quarter=quarter)
        for kind in ("signed", "expected", "pencilled")
    )
    return Occupancy(
        subject_id=subject_id,
        subject=subject,
        quarter=quarter,
        of_m2=_m2(signed.denominator),
        signed_m2=_m2(signed.numerator),
        expected_m2=_m2(expected.numerator),
        pencilled_m2=_m2(pencilled.numerator),
        signed=_share(signed),
        expected=_share(expected),
        pencilled=_share(pencilled),
    )


def _m2(value: Decimal | int | None) -> Decimal:
    return Decimal(value or 0)


def _share(measure: Measure) -> Decimal | None:
    return None if measure.value is None else Decimal(measure.value)
