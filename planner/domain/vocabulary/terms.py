"""The closed vocabularies of the tables: stages, states, classes, resources, scopes."""

from enum import StrEnum


class HazardClass(StrEnum):
    """Fire-hazard class of a production process.

    Source: GB 50016 §3.1.1; 民用 (civil) stands for a building that admits no production.
    """

    CIVIL = "民用"
    E = "戊"
    D = "丁"
    C = "丙"
    B = "乙"
    A = "甲"

    @property
    def rank(self) -> int:
        """Danger in rising order: 民用 0, 戊 1, 丁 2, 丙 3, 乙 4, 甲 5."""
        return list(HazardClass).index(self)


class Stage(StrEnum):
    """Where a firm stands in the pipeline, in order."""

    LEAD = "lead"
    VISITED = "visited"
    NEGOTIATING = "negotiating"
    FRAMEWORK = "framework"
    SIGNED = "signed"
    HANDOVER = "handover"
    FITOUT = "fitout"
    ACCEPTED = "accepted"
    LICENSED = "licensed"
    FITTED = "fitted"
    PRODUCTION = "production"
    ABOVE_SCALE = "above_scale"
    EXITED = "exited"

    @property
    def is_signed(self) -> bool:
        """Whether a contract binds both sides: signed or any later stage but exited."""
        return self in _SIGNED

    @property
    def has_rooms(self) -> bool:
        """Whether the firm has its rooms: handed over or any later stage but exited."""
        return self in _SIGNED and self is not Stage.SIGNED

    @property
    def is_speculative(self) -> bool:
        """Whether the firm is below framework stage."""
        return self in (Stage.LEAD, Stage.VISITED, Stage.NEGOTIATING)


_SIGNED = frozenset(Stage) - {
    Stage.LEAD,
    Stage.VISITED,
    Stage.NEGOTIATING,
    Stage.FRAMEWORK,
    Stage.EXITED,
}


class UnitState(StrEnum):
    """State of a unit in the allocation ledger."""

    VACANT = "vacant"
    RESERVED = "reserved"
    SIGNED = "signed"
    FITOUT = "fitout"
    PRODUCTION = "production"


class RoomChange(StrEnum):
    """What becomes of a room that a ledger gives to somebody else, or to nobody."""

    TAKES_OVER = "takes_over"
    SHARED = "shared"
    LEFT = "left"
    UNCHANGED = "unchanged"


class GroundFloor(StrEnum):
    """How much a firm needs the ground floor."""

    NONE = "none"
    PREFERRED = "preferred"
    REQUIRED = "required"


class Resource(StrEnum):
    """A utility or permit that firms share; the unit of measure is in the name."""

    POWER = "power_kw"
    WATER = "water_m3d"
    WASTEWATER = "wastewater_m3d"
    STEAM = "steam_tph"
    HAZWASTE = "hazwaste_tpa"


class CapScope(StrEnum):
    """What a cap limits."""

    PARK = "park"
    BUILDING = "building"


class PairScope(StrEnum):
    """Within what space a segregation rule or a synergy counts."""

    FLOOR = "floor"
    BUILDING = "building"
    PARK = "park"


class BuildingKind(StrEnum):
    """What a building is for; a service building has no units."""

    WORKSHOP = "workshop"
    SERVICE = "service"


class RegPath(StrEnum):
    """How a firm gets its licence."""

    FILING = "filing"
    LICENCE_ONLY = "licence_only"
    TRANSFER = "transfer"
    NEW = "new"


class Priority(StrEnum):
    """Standing of a firm, from output and tax per ㎡."""

    A = "A"
    B = "B"
    C = "C"


class SourceClass(StrEnum):
    """How well a figure is founded."""

    PUBLISHED = "published"
    STANDARD = "standard"
    WEB = "web"
    EXPERT = "expert_judgement"
    ASSUMPTION = "planning_assumption"


class Family(StrEnum):
    """Kind of industry, at most eight, by which blocks are coloured."""

    DEVICE = "device"
    STERILE = "sterile"
    DIAGNOSTIC = "diagnostic"
    HERBAL = "herbal"
    DRUG = "drug"
    CONSUMER = "consumer"
    SUPPLY = "supply"
    OTHER = "other"
