"""Random caps, segregation rules, synergies and a plan in force."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from random import Random

from planner.domain.park.firm import Firm
from planner.domain.park.plan import Placement
from planner.domain.park.relations import ANY, SegregationRule, Synergy
from planner.domain.park.site import Cap
from planner.domain.vocabulary.terms import CapScope, PairScope, Resource
from tests.support import make
from tests.support.random_demand import TAGS, a_run
from tests.support.random_supply import FIRST, Site


def caps_for(dice: Random, site: Site, firms: tuple[Firm, ...]) -> tuple[Cap, ...]:
    """Return caps of parks and buildings, about as large as what the firms ask for."""
    return tuple(_caps(dice, site, firms))


def _caps(dice: Random, site: Site, firms: tuple[Firm, ...]) -> Iterator[Cap]:
    for park in site.parks:
        for resource in Resource:
            if dice.random() < 0.25:
                yield from _steps(dice, CapScope.PARK, park.park_id, firms=firms, resource=resource)
    for building in site.buildings:
        if dice.random() < 0.3:
            resource = dice.choice((Resource.POWER, Resource.STEAM, Resource.WATER))
            yield from _steps(dice, CapScope.BUILDING, building.building_id, firms=firms, resource=resource)


def _steps(
    dice: Random, scope: CapScope, subject: str, *, firms: tuple[Firm, ...], resource: Resource
) -> Iterator[Cap]:
    """A cap from some quarter on, which may later step up or down."""
    asked = sum((firm.draw(resource) for firm in firms), Decimal(0))
    sitting = sum((firm.draw(resource) for firm in firms if firm.is_sitting), Decimal(0))
    begins = FIRST + dice.choice((-4, 0, 0, 1))
    for _ in range(dice.choice((1, 1, 2, 3))):
        share = Decimal(dice.choice(("0.35", "0.5", "0.7", "0.9")))
        diversity = Decimal(dice.choice(("1", "1", "0.8")))
        # Tenants fit under the cap more often than not, or no plan would exist.
        least = sitting * diversity if dice.random() < 0.8 else Decimal(0)
        yield Cap(
            scope=scope,
            subject_id=subject,
            resource=resource,
            from_quarter=begins,
            value=max(least, asked * share),
            diversity=diversity,
        )
        begins += dice.randint(1, 3)


def segregation_for(dice: Random) -> tuple[SegregationRule, ...]:
    """Give up to four rows, hard and soft, some with a receptor that is everyone."""
    return tuple(
        make.segregation(
            f"R{number:02}",
            dice.choice(TAGS),
            ANY if dice.random() < 0.12 else dice.choice(TAGS),
            scope=dice.choice((PairScope.FLOOR, PairScope.BUILDING)),
            hard=dice.random() < 0.65,
            points=dice.choice((5, 20)),
        )
        for number in range(1, dice.randint(2, 5))
    )


def synergies_for(dice: Random, kinds: Sequence[str]) -> tuple[Synergy, ...]:
    """Give up to three synergies, each pair of kinds and scope once."""
    keys = {
        (dice.choice(kinds), dice.choice(kinds), dice.choice((PairScope.BUILDING, PairScope.PARK)))
        for _ in range(dice.randint(0, 3))
    }
    return tuple(make.synergy(a, b, scope=scope, points=dice.choice((5, 40))) for a, b, scope in sorted(keys))


def base_for(dice: Random, site: Site, firms: tuple[Firm, ...]) -> tuple[Placement, ...]:
    """Return placements of some firms in an earlier plan, sometimes none at all."""
    if dice.random() < 0.6:
        return ()
    return tuple(_earlier(dice, site, firm) for firm in firms if dice.random() < 0.5)


def _earlier(dice: Random, site: Site, firm: Firm) -> Placement:
    if firm.sitting_since is not None and firm.lease_end is not None:
        return Placement(
            firm_id=firm.firm_id, units=firm.sitting_units, start=firm.sitting_since, end=firm.lease_end
        )
    start = max(FIRST, firm.desired_quarter) + dice.randint(0, 2)
    return Placement(
        firm_id=firm.firm_id,
        units=tuple(unit.unit_id for unit in a_run(dice, site)),
        start=start,
        end=start + 4 * firm.lease_years,
    )
