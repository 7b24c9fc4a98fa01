"""Resources by name and unit of measure: the one place that says either."""

from collections.abc import Mapping
from types import MappingProxyType

from planner.domain.vocabulary.terms import Resource
from planner.text import Text

RESOURCE_NAMES: Mapping[Resource, Text] = MappingProxyType(
    {
        Resource.POWER: Text("用电", "power"),
        Resource.WATER: Text("用水", "water"),
        Resource.WASTEWATER: Text("废水", "wastewater"),
        Resource.STEAM: Text("蒸汽", "steam"),
        Resource.HAZWASTE: Text("危废", "hazardous waste"),
    }
)
"""What a resource is called within a sentence."""
RESOURCE_UNITS: Mapping[Resource, str] = MappingProxyType(
    {
        Resource.POWER: "kW",
        Resource.WATER: "m³/d",
        Resource.WASTEWATER: "m³/d",
        Resource.STEAM: "t/h",
        Resource.HAZWASTE: "t/a",
    }
)
"""Unit of measure of each resource, the same in both languages."""


def with_unit(resource: Resource) -> Text:
    """Return the name of a resource with its unit in brackets."""
    name, unit = RESOURCE_NAMES[resource], RESOURCE_UNITS[resource]
    return Text(f"{name.zh}（{unit}）", f"{name.en} ({unit})")
