"""Which family of industries a kind of firm belongs to; blocks are coloured by it."""

from planner.domain.park.problem import Problem
from planner.domain.vocabulary.terms import Family

_USUAL: dict[Family, tuple[str, ...]] = {
    Family.DEVICE: ("DEV_I", "DEV_ELEC", "DEV_II"),
    Family.STERILE: ("DEV_STERILE", "DEV_IMPLANT", "PPE_MASK"),
    Family.DIAGNOSTIC: ("IVD", "LAB_CRO"),
    Family.HERBAL: ("TCM_PIECE", "TCM_EXTRACT", "TCM_SPRAY", "TCM_ETHANOL"),
    Family.DRUG: ("DRUG_OSD", "BIOLOGIC", "VET_DRUG", "BETA_LACTAM"),
    Family.CONSUMER: ("MED_AESTH", "COSMETIC", "HEALTH_FOOD"),
    Family.SUPPLY: ("PACKAGING", "MOULDING", "REHAB_METAL"),
}
_FAMILY_OF = {archetype: family for family, members in _USUAL.items() for archetype in members}
"""Families of archetypes in facts that were saved before tables had a column for it."""


def family_of(problem: Problem, archetype: str) -> Family:
    """Return the family of an archetype: as the park says, else by the usual codes; the others for an unknown one."""
    kind = problem.archetype.get(archetype)
    told = None if kind is None else kind.family
    return told or _FAMILY_OF.get(archetype, Family.OTHER)
