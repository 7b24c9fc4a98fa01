"""What the rules that look at one unit at a time have in common: whom they ask, how they report."""

from collections.abc import Callable, Iterator, Sequence

from planner.check.scope import CheckScope, PlacedFirm
from planner.domain.keys import RuleKey
from planner.domain.park.site import Unit
from planner.domain.solving.finding import Finding
from planner.text import Message


def failing(
    case: CheckScope, rule: RuleKey, *, fails: Callable[[PlacedFirm, Unit], bool]
) -> Iterator[tuple[PlacedFirm, tuple[Unit, ...]]]:
    """Return each asked stay bound by `rule`, with the units in which it fails, if any."""
    for stay in case.asked:
        bad = tuple(unit for unit in stay.units if fails(stay, unit))
        if bad and case.applies(rule, "", stay.firm_id):
            yield stay, bad


def finding(
    rule: str, stay: PlacedFirm, units: Sequence[Unit], *, need: str, available: str, said: Message
) -> Finding:
    """Return the finding that `stay` breaks `rule` in `units`."""
    return Finding(
        rule=rule,
        subjects=(stay.firm_id, *names(units)),
        need=need,
        available=available,
        message=said,
    )


def names(units: Sequence[Unit]) -> tuple[str, ...]:
    """Ids of units, in order."""
    return tuple(unit.unit_id for unit in units)
