"""What firms give off and what they cannot bear, as the segregation rules tag it: the words for the usual tags."""

from collections.abc import Mapping
from types import MappingProxyType

from planner.domain.park.problem import Problem
from planner.text import Text

TAGS: Mapping[str, Text] = MappingProxyType(
    {
        "FLAM_A": Text("甲类易燃物", "class A flammables"),
        "TOXIC_EO": Text("环氧乙烷", "ethylene oxide"),
        "BETA_LACTAM": Text("β-内酰胺", "β-lactams"),
        "VET_DRUG": Text("兽药", "veterinary drugs"),
        "DUST": Text("粉尘", "dust"),
        "ODOUR": Text("异味", "odour"),
        "VIBRATION": Text("振动", "vibration"),
        "VOC": Text("挥发性有机物 VOC", "VOC"),
        "BIO_AGENT": Text("生物因子", "biological agents"),
        "HUMAN_DRUG": Text("人用药", "human drugs"),
        "FOOD": Text("食品", "food"),
        "CLEAN": Text("洁净车间", "clean workshop"),
        "PRECISION": Text("精密作业", "precision work"),
    }
)


def tag_title(problem: Problem, tag: str) -> Text:
    """Say a tag: by its word, or as the archetype it is called after; a park's own stands for itself."""
    kind = problem.archetype.get(tag)
    return TAGS.get(tag) or (kind.name if kind else Text(tag, tag))
