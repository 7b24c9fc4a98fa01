"""All enquiries that are read in tests."""

from tests.domain.enquiries.chinese import CHINESE
from tests.domain.enquiries.english import ENGLISH

__all__ = ["CHINESE", "ENGLISH", "SAMPLES"]

SAMPLES = (*CHINESE, *ENGLISH)
