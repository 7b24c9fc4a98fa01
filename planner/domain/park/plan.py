"""A plan is a set of placements; everything else about it is a question asked of it."""

from collections.abc import Mapping
from functools import cached_property

from pydantic import field_validator
from pydantic.dataclasses import dataclass

from planner.domain.park.quarter import Quarter
from planner.domain.record import STRICT


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Placement:
    """One firm in one run of units from `start` until `end` (end exclusive).

    `units` are kept sorted by id, so that equal runs compare equal.
    """

    firm_id: str
    units: tuple[str, ...]
    start: Quarter
    end: Quarter

    @field_validator("units")
    @classmethod
    def _sorted(cls, units: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(sorted(units))

    def is_present(self, quarter: Quarter) -> bool:
        """Whether the firm is inside in `quarter`."""
        return self.start <= quarter < self.end

    def overlaps(self, other: "Placement") -> bool:
        """Whether both firms are inside in some common quarter."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Plan:
    """Placements, kept in canonical order (firm, start, units)."""

    placements: tuple[Placement, ...] = ()

    @field_validator("placements")
    @classmethod
    def _canonical(cls, placements: tuple[Placement, ...]) -> tuple[Placement, ...]:
        return tuple(sorted(placements, key=lambda p: (p.firm_id, p.start, p.units)))

    @cached_property
    def by_firm(self) -> Mapping[str, tuple[Placement, ...]]:
        """Placements of each placed firm, by start."""
        found: dict[str, tuple[Placement, ...]] = {}
        for placement in self.placements:
            found[placement.firm_id] = (*found.get(placement.firm_id, ()), placement)
        return found

    def at(self, quarter: Quarter) -> tuple[Placement, ...]:
        """Return the placements present in `quarter`."""
        return tuple(p for p in self.placements if p.is_present(quarter))
