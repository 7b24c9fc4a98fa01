"""What an enquiry may say, and what was found of it in a text."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from planner.domain.park.quarter import Quarter
from planner.domain.vocabulary.terms import GroundFloor, HazardClass
from planner.text import Text

FieldReading = str | int | Decimal | Quarter | HazardClass | GroundFloor
"""What a field can be read as."""


class EnquiryField(StrEnum):
    """A field of a firm that an enquiry may give; each bears the name it has in `Firm`."""

    ARCHETYPE = "archetype"
    AREA_MIN = "area_min_m2"
    AREA_MAX = "area_max_m2"
    QUARTER = "desired_quarter"
    HAZARD = "hazard_class"
    LOAD = "min_load_kn_m2"
    HEIGHT = "min_clear_height_m"
    GROUND = "ground_floor"
    POWER = "power_kw"
    STEAM = "steam_tph"
    WASTEWATER = "wastewater_m3d"


FIELD_TITLES: Mapping[EnquiryField, Text] = {
    EnquiryField.ARCHETYPE: Text("企业类型", "Kind"),
    EnquiryField.AREA_MIN: Text("面积从（㎡）", "Area from (㎡)"),
    EnquiryField.AREA_MAX: Text("面积到（㎡）", "Area to (㎡)"),
    EnquiryField.QUARTER: Text("期望入驻季度", "Desired quarter"),
    EnquiryField.HAZARD: Text("火灾危险性类别", "Hazard class"),
    EnquiryField.LOAD: Text("楼面荷载（kN/㎡）", "Floor load (kN/㎡)"),
    EnquiryField.HEIGHT: Text("净高（m）", "Clear height (m)"),
    EnquiryField.GROUND: Text("首层需求", "Ground floor"),
    EnquiryField.POWER: Text("用电（kW）", "Power (kW)"),
    EnquiryField.STEAM: Text("蒸汽（t/h）", "Steam (t/h)"),
    EnquiryField.WASTEWATER: Text("废水（m³/d）", "Wastewater (m³/d)"),
}
"""What each field is called where people are asked for it."""


@dataclass(frozen=True, kw_only=True)
class Mention:
    """One reading of one field, and the `words` of the text it came from, which begin at `start`."""

    field: EnquiryField
    value: FieldReading
    words: str
    start: int


@dataclass(frozen=True, kw_only=True)
class Doubt:
    """A field that a text tells in ways that do not agree; the mentions in the order of the text."""

    field: EnquiryField
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, kw_only=True)
class EnquiryReading:
    """What was read from a text: fields that are clear, and those that must be asked."""

    mentions: Mapping[EnquiryField, Mention]
    doubts: tuple[Doubt, ...] = ()

    def value(self, field: EnquiryField) -> FieldReading | None:
        """Return what a field was read as; None if the text does not say it, or not clearly."""
        mention = self.mentions.get(field)
        return None if mention is None else mention.value


def settled(mentions: tuple[Mention, ...]) -> Mention | Doubt | None:
    """Return the one reading of a field, a doubt if there are several, None if there is none."""
    if not mentions:
        return None
    if len({mention.value for mention in mentions}) == 1:
        return mentions[0]
    return Doubt(field=mentions[0].field, mentions=mentions)
