"""What can be built: typologies of workshops and upgrades of utilities, with cost and lead time."""

from collections.abc import Mapping
from functools import cached_property

from pydantic.dataclasses import dataclass

from planner.domain.record import STRICT, Exact
from planner.domain.vocabulary.terms import Resource
from planner.text import Text


@dataclass(frozen=True, kw_only=True, config=STRICT)
class TypologyFloor:
    """A storey of a typology; `unit_m2` is the leasable area of a unit that is aimed at."""

    floor: int
    storey_height_m: Exact
    clear_height_m: Exact
    load_kn_m2: Exact
    unit_m2: int
    list_rent_yuan_m2_month: Exact


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Typology:
    """A kind of workshop that can be built on a plot.

    `build_10k_per_m2` is 万元 for each ㎡ of gross floor area, `build_quarters` from beginning to handover,
    `floor_efficiency` leasable ÷ floor area of a storey.
    """

    typology: str
    name: Text
    build_10k_per_m2: Exact
    build_quarters: int
    floor_efficiency: Exact
    freight_lift_t: Exact
    steam_available: bool
    transformer_kva: Exact
    sprinklered: bool
    loading_docks: int
    freight_lifts: str
    floors: tuple[TypologyFloor, ...]


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Upgrade:
    """A step of a utility that can be ordered: `amount` in the unit of its resource, quarters from order to use."""

    upgrade: str
    name: Text
    resource: Resource
    amount: Exact
    cost_10k: Exact
    lead_quarters: int


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Catalogue:
    """Everything that can be built, by its key; all of it are assumptions until an office puts in its own."""

    typologies: tuple[Typology, ...] = ()
    upgrades: tuple[Upgrade, ...] = ()

    @cached_property
    def typology(self) -> Mapping[str, Typology]:
        """Typologies by key."""
        return {one.typology: one for one in self.typologies}
