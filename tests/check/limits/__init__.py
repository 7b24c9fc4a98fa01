"""Every rule and clause on the smallest park that shows it: just inside its limit, and just outside."""

from tests.check.limits.commitments import COMMITMENTS
from tests.check.limits.entry import ENTRY
from tests.check.limits.limit import Limit
from tests.check.limits.structure import STRUCTURE
from tests.check.limits.together import TOGETHER
from tests.check.limits.unit_by_unit import UNIT_BY_UNIT

LIMITS: tuple[Limit, ...] = (*STRUCTURE, *COMMITMENTS, *UNIT_BY_UNIT, *TOGETHER, *ENTRY)

__all__ = ["LIMITS", "Limit"]
