"""Rooms whose tests are tried on mutants, and which tests those are: the rooms' own, without what needs a server or takes long."""

from dataclasses import dataclass

MARKS = "not slow and not postgres and not browser and not generation"


@dataclass(frozen=True)
class Room:
    """Modules by patterns, and the tests that must find what is wrong with them; `limit_s` are seconds of the processor beside what the tests take."""

    name: str
    modules: tuple[str, ...]
    tests: tuple[str, ...]
    limit_s: int = 60
    without: tuple[str, ...] = ()
    """Test modules that cannot run in a fork: they have processes of their own."""


ROOMS = (
    Room(
        "checker",
        ("planner/check/*.py",),
        (
            "tests/check",
            "tests/properties/test_corruptions_are_caught.py",
            "tests/properties/test_second_checker.py",
            "tests/properties/test_true_certificates_are_believed.py",
            "tests/models/test_past.py",
            "tests/services/test_few_changes.py",
        ),
    ),
    Room(
        "engine",
        ("models/patterns/*.py",),
        (
            "tests/models/test_patterns.py",
            "tests/models/test_pattern_leases.py",
            "tests/models/test_pattern_listing.py",
            "tests/models/test_symmetry.py",
            "tests/models/test_tie_candidates.py",
            "tests/models/test_price_spread.py",
            "tests/models/test_pair_tally.py",
            "tests/models/test_tally_pricing.py",
        ),
        limit_s=120,
    ),
    Room("parser", ("planner/tables/**/*.py",), ("tests/tables",)),
    Room(
        "store", ("planner/store/*.py",), ("tests/store",), without=("tests/store/test_backup_under_load.py",)
    ),
)
