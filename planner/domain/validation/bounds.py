"""The least and the most that each number may be; what is not listed may not be negative."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from planner.domain.goal import Term, Tier
from planner.domain.park.firm import Archetype, Firm
from planner.domain.park.lease import Lease
from planner.domain.park.policy import Policy, Reserve, ValueRates
from planner.domain.park.relations import SegregationRule, Synergy
from planner.domain.park.site import Building, Cap, Floor, Park, Unit

Number = Decimal | int


@dataclass(frozen=True, slots=True)
class Bound:
    """What a number may be: above `least` if `is_open`, else at least `least`; at most `most`."""

    least: Number = 0
    most: Number | None = 10**9
    is_open: bool = False

    def admits(self, value: Number) -> bool:
        """Whether `value` lies within."""
        if self.most is not None and value > self.most:
            return False
        return value > self.least if self.is_open else value >= self.least


_ANY = Bound()
_POSITIVE = Bound(is_open=True)
_SHARE = Bound(most=1)
_OPEN_SHARE = Bound(most=1, is_open=True)
_COUNTED = Bound(least=1, most=10_000)
_METRES = Bound(most=1_000)
_LOAD = Bound(most=1_000)
_WEEKS = Bound(most=1_000)
_SIGNED = Bound(least=-(10**9))

_BOUNDS: Mapping[type[Any], Mapping[str, Bound]] = MappingProxyType(
    {
        Park: {"land_mu": _POSITIVE, "gfa_m2": _POSITIVE},
        Building: {
            "gfa_m2": _POSITIVE,
            "net_to_gross": _SHARE,
            "height_m": Bound(most=1_000, is_open=True),
            "site_x_m": _SIGNED,
            "site_y_m": _SIGNED,
            "length_m": _POSITIVE,
            "width_m": _POSITIVE,
            "loading_docks": Bound(most=1_000),
        },
        Floor: {
            "floor": Bound(least=-10, most=200),
            "plate_m2": _POSITIVE,
            "storey_height_m": Bound(most=1_000, is_open=True),
            "load_kn_m2": _LOAD,
        },
        Unit: {
            "floor": Bound(least=-10, most=200),
            "seq": _COUNTED,
            "leasable_m2": Bound(most=10**7, is_open=True),
            "load_kn_m2": _LOAD,
            "clear_height_m": _METRES,
            "freight_lift_t": _LOAD,
        },
        Cap: {"diversity": _OPEN_SHARE},
        Firm: {
            "probability": _SHARE,
            "area_min_m2": _POSITIVE,
            "area_req_m2": _POSITIVE,
            "area_max_m2": Bound(most=10**7, is_open=True),
            "min_load_kn_m2": _LOAD,
            "min_clear_height_m": _METRES,
            "min_freight_lift_t": _LOAD,
            "jobs": Bound(most=10**6),
            "fitout_weeks": _WEEKS,
            "licence_weeks": _WEEKS,
            "lease_years": Bound(least=1, most=100),
        },
        Lease: {"renew_years": Bound(most=100), "renew_probability": _SHARE},
        Archetype: {
            "area_lo_m2": _POSITIVE,
            "cleanroom_share": _SHARE,
            "wastewater_ratio": _SHARE,
            "tax_pct_of_output": Bound(most=100),
            "fitout_weeks_hi": _WEEKS,
            "licence_weeks_hi": _WEEKS,
        },
        SegregationRule: {"penalty_points": Bound(most=10**6)},
        Synergy: {"bonus_points": Bound(most=10**6)},
        Reserve: {"ground_share": _SHARE},
        ValueRates: {"waiting_loss_signed": _SHARE, "waiting_loss_other": _SHARE},
        Policy: {"speculative_hold_quarters": Bound(most=400), "expansion_quarters": Bound(most=400)},
        Term: {"rate": _SIGNED},
        Tier: {"weight": _ANY},
    }
)


def bound_of(kind: type[Any], field: str) -> Bound:
    """Return the bound of a number field of a fact of type `kind`."""
    return _BOUNDS.get(kind, {}).get(field, _ANY)
