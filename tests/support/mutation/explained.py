"""Mutants that no test can find, because nothing that can be seen comes of them: by module, the line as it is and as it was changed."""

from collections.abc import Mapping

EXPLAINED: Mapping[tuple[str, str, str], str] = {
    (
        "planner/check/handover.py",
        "is_last_day = day.month % 3 == 0 and day.day >= 30 + (day.month in (3, 12))",
        "is_last_day = day.month % 3 <= 0 and day.day >= 30 + (day.month in (3, 12))",
    ): "what is left of a month over 3 is never below 0",
    (
        "planner/check/commitments.py",
        "is_moved = firm_id in present and len(seats) == 1",
        "is_moved = firm_id in present and len(seats) <= 1",
    ): "it is asked where a seat is missing, so that there is one",
}
