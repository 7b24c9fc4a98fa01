"""Forty enquiries as people write them, with what they say: written before there was anything to read them.

The facts of the park of the day end on 2023-03-31. A field that is not in `told` is not told; one in `asks` is told in two
ways that do not agree, and must be asked. Figures are in the unit of the field, areas a range from–to.
"""

from dataclasses import dataclass, field
from typing import Any

FIELDS = (
    "archetype",
    "area_min_m2",
    "area_max_m2",
    "desired_quarter",
    "hazard_class",
    "min_load_kn_m2",
    "min_clear_height_m",
    "ground_floor",
    "power_kw",
    "steam_tph",
    "wastewater_m3d",
)


@dataclass(frozen=True)
class Sample:
    text: str
    told: dict[str, Any]
    asks: frozenset[str] = field(default_factory=frozenset)
    is_hard: bool = False


def plain(text: str, **told: Any) -> Sample:
    return Sample(text, told)


def hard(text: str, *asks: str, **told: Any) -> Sample:
    return Sample(text, told, frozenset(asks), is_hard=True)
