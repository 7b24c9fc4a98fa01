"""Plans found by search: a first one in a blink, then better ones. They prove nothing."""

from models.search.repack import improve
from models.search.start import best_start, is_tiny

__all__ = ["best_start", "improve", "is_tiny"]
