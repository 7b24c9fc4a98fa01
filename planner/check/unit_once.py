"""A unit holds one firm in a quarter."""

from collections.abc import Iterable, Iterator

from planner.check.scope import CheckScope, PlacedFirm
from planner.domain.keys import RuleKey
from planner.domain.park.quarter import Quarter
from planner.domain.solving.finding import Finding
from planner.text import listed, message

RULE = RuleKey.UNIT_ONCE


def check(case: CheckScope) -> Iterator[Finding]:
    """Return a finding for each unit and stretch of time in which firms share it."""
    for unit_id in sorted({unit_id for stay in case.asked for unit_id in stay.unit_ids}):
        stays = case.in_unit[unit_id]
        if len(stays) < 2:
            continue
        if not case.is_whole:
            stays = tuple(s for s in stays if any(_share(case, s, one) for one in case.asked))
        for crowd in _crowds(case, stays):
            firms = sorted({stay.firm_id for stay in crowd})
            if len(firms) > 1:
                yield _shared(unit_id, firms, crowd, case)


def _share(case: CheckScope, one: PlacedFirm, other: PlacedFirm) -> bool:
    return one is other or case.common_quarter(one, other) is not None


def _crowds(case: CheckScope, stays: Iterable[PlacedFirm]) -> Iterator[list[PlacedFirm]]:
    """Part stays into crowds that follow one another without an overlap."""
    crowd: list[PlacedFirm] = []
    until = 0
    for stay in sorted((s for s in stays if s.is_inside(case.first, case.after)), key=lambda s: s.start):
        if crowd and max(stay.start, case.first) >= min(until, case.after):
            yield crowd
            crowd = []
        until = max(until, stay.end) if crowd else stay.end
        crowd.append(stay)
    if crowd:
        yield crowd


def _shared(unit_id: str, firms: list[str], crowd: list[PlacedFirm], case: CheckScope) -> Finding:
    # The first quarter with two firms is the start of whoever comes second.
    quarter = Quarter(max(case.first, sorted(stay.start for stay in crowd)[1]))
    return Finding(
        rule=RULE,
        subjects=(*firms, unit_id),
        need="1",
        available=str(len(firms)),
        message=message(
            "{unit} 同一季度只能有一家，自 {quarter} 起 {firms} 同时在内",
            "{unit} holds one firm at a time; from {quarter} it has {firms}",
            unit=unit_id,
            quarter=str(quarter),
            firms=listed(firms),
        ),
    )
