"""Good plans spoiled in every way we know; each says what the checker must report of it."""

from tests.support.corruptions.claims import CLAIMS
from tests.support.corruptions.facts import FACTS
from tests.support.corruptions.good import Corruption, Good, Spoiled
from tests.support.corruptions.places import PLACES
from tests.support.corruptions.policies import POLICIES
from tests.support.corruptions.runs import RUNS
from tests.support.corruptions.together import TOGETHER

__all__ = ["KINDS", "Corruption", "Good", "Spoiled", "kind_of"]

KINDS: tuple[Corruption, ...] = (*PLACES, *RUNS, *FACTS, *POLICIES, *TOGETHER, *CLAIMS)
"""Every kind of corruption; the name of the function is the name of the kind."""


def kind_of(corruption: Corruption) -> str:
    """Name a kind of corruption, in words."""
    return str(getattr(corruption, "__name__", corruption)).replace("_", " ")
