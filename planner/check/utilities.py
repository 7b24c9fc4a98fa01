"""What the firms present draw together stays within every cap of a building and of a park."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby, pairwise

from planner.check.scope import CheckScope
from planner.domain.keys import RuleKey
from planner.domain.park.quarter import Quarter
from planner.domain.park.site import Cap
from planner.domain.solving.finding import Finding
from planner.domain.vocabulary.resources import RESOURCE_NAMES, RESOURCE_UNITS
from planner.domain.vocabulary.terms import CapScope, Resource
from planner.text import listed, message, plain

RULE = RuleKey.UTILITIES


_Caps = Mapping[tuple[CapScope, str, Resource], list[Cap]]


@dataclass(frozen=True)
class Load:
    """What is drawn in one quarter under a cap, in the resource's unit, diversity included.

    `seated` is what sitting firms draw of it.
    """

    quarter: int
    drawn: Decimal
    cap: Decimal
    diversity: Decimal
    firms: tuple[str, ...]
    seated: Decimal

    @property
    def excess(self) -> Decimal:
        """By how much the cap is exceeded; negative if there is room."""
        return self.drawn - self.cap


def check(case: CheckScope) -> Iterator[Finding]:
    """Return a finding for each building or park, and each resource, whose cap is exceeded.

    What sitting firms alone exceed is told apart from what others add to it.
    """
    for (_, subject, resource), own in groupby(_stretch_loads(case), key=lambda one: one[:3]):
        # The first quarter of a stretch speaks for all of it: nothing changes within one.
        over = [load for *_, load, _ in own if load.excess > 0]
        added = [load for load in over if load.drawn > load.seated]
        if added:
            yield _exceeded(subject, resource, max(added, key=lambda load: load.excess))
        seated = [replace(load, drawn=load.seated) for load in over if load.seated > load.cap]
        if seated and (case.is_whole or case.all_sit(stay.firm_id for stay in case.asked)):
            worst = max(seated, key=lambda load: load.excess)
            firms = tuple(name for name in worst.firms if case.sits(name))
            yield replace(_exceeded(subject, resource, replace(worst, firms=firms)), existing=True)


def loads(case: CheckScope) -> Iterator[tuple[CapScope, str, Resource, Load]]:
    """Return what is drawn under each cap, quarter by quarter, of buildings and then of parks."""
    for scope, subject, resource, load, quarters in _stretch_loads(case):
        for quarter in quarters:
            yield scope, subject, resource, replace(load, quarter=quarter)


def _stretch_loads(case: CheckScope) -> Iterator[tuple[CapScope, str, Resource, Load, range]]:
    """Return what is drawn under each cap in the first quarter of each stretch, and the stretch."""
    caps = _caps(case)
    for scope, subject in _subjects(case):
        for resource in Resource:
            if _is_capped(scope, subject, resource, caps=caps) and case.is_on(RULE, resource.value):
                for load, quarters in _loads(case, scope, subject, resource=resource, caps=caps):
                    yield scope, subject, resource, load, quarters


def _caps(case: CheckScope) -> _Caps:
    """Group the rows of the caps table by what they limit, in order of time."""
    rows: dict[tuple[CapScope, str, Resource], list[Cap]] = {}
    for cap in sorted(case.problem.caps, key=lambda cap: cap.from_quarter.index):
        rows.setdefault((cap.scope, cap.subject_id, cap.resource), []).append(cap)
    return rows


def _subjects(case: CheckScope) -> Iterator[tuple[CapScope, str]]:
    for name in sorted({name for stay in case.asked for name in stay.buildings}):
        yield CapScope.BUILDING, name
    for name in sorted({name for stay in case.asked for name in stay.parks}):
        yield CapScope.PARK, name


def _is_capped(scope: CapScope, subject: str, resource: Resource, *, caps: _Caps) -> bool:
    by_transformer = scope is CapScope.BUILDING and resource is Resource.POWER
    return by_transformer or (scope, subject, resource) in caps


def _loads(
    case: CheckScope, scope: CapScope, subject: str, *, resource: Resource, caps: _Caps
) -> Iterator[tuple[Load, range]]:
    """Return the load of each stretch in which an asked stay draws and a cap is in force."""
    there = case.in_building[subject] if scope is CapScope.BUILDING else case.in_park[subject]
    drawing = [
        (stay, drawn)
        for stay in there
        if (drawn := stay.firm.draw(resource)) > 0 and not case.is_waived(RULE, resource.value, stay.firm_id)
    ]
    asked = [stay for stay, _ in drawing if case.is_whole or stay in case.asked]
    if not asked:
        return
    rows = caps.get((scope, subject, resource), [])
    steps = {step for stay, _ in drawing for step in (stay.start, stay.end)}
    for quarters in _stretches(
        _quarters(case, scope, subject), {*steps, *(cap.from_quarter.index for cap in rows)}
    ):
        first = quarters[0]
        if any(stay.start <= first < stay.end for stay in asked):
            present = {stay.firm_id: drawn for stay, drawn in drawing if stay.start <= first < stay.end}
            limit = _in_force(case, scope, subject, resource=resource, rows=rows, quarter=first)
            if limit is not None:
                value, diversity = limit
                total = sum(present.values(), Decimal(0)) * diversity
                seated = sum((drawn for name, drawn in present.items() if case.sits(name)), Decimal(0))
                yield Load(first, total, value, diversity, tuple(present), seated * diversity), quarters


def _stretches(quarters: range, steps: set[int]) -> Iterator[range]:
    """Part quarters into stretches within which nobody comes or goes and no cap changes."""
    begins = [quarters.start, *sorted(step for step in steps if quarters.start < step < quarters.stop)]
    yield from (range(*both) for both in pairwise([*begins, quarters.stop]) if both[0] < both[1])


def _quarters(case: CheckScope, scope: CapScope, subject: str) -> range:
    if scope is CapScope.BUILDING:
        return range(case.first, case.after)
    park = case.problem.park[subject]
    return range(park.first_quarter.index, park.last_quarter.index + 1)


def _in_force(
    case: CheckScope, scope: CapScope, subject: str, *, resource: Resource, rows: list[Cap], quarter: int
) -> tuple[Decimal, Decimal] | None:
    """Return value and diversity of the cap in force; before its first row a building has its transformer."""
    begun = [cap for cap in rows if cap.from_quarter.index <= quarter]
    if begun:
        return begun[-1].value, begun[-1].diversity
    if scope is CapScope.BUILDING and resource is Resource.POWER:
        return case.problem.building[subject].usable_kw, Decimal(1)
    return None


def _exceeded(subject: str, resource: Resource, load: Load) -> Finding:
    unit, quarter = RESOURCE_UNITS[resource], str(Quarter(load.quarter))
    firms = sorted(set(load.firms))
    return Finding(
        rule=RULE,
        clause=f"{resource.value}@{quarter}",
        subjects=(*firms, subject, resource.value),
        need=f"{plain(load.drawn)} {unit}",
        available=f"{plain(load.cap)} {unit}",
        message=message(
            "{subject} {quarter} {resource}需要 {drawn} {unit}（同时系数 {diversity}），上限 {cap} {unit}；在场 {firms}",
            "{subject} in {quarter} draws {drawn} {unit} of {resource} (diversity {diversity}); the cap is "
            "{cap} {unit}; inside: {firms}",
            subject=subject,
            quarter=quarter,
            resource=RESOURCE_NAMES[resource],
            drawn=load.drawn,
            cap=load.cap,
            unit=unit,
            diversity=load.diversity,
            firms=listed(firms),
        ),
    )
