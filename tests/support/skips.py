"""The tests that may be skipped, each for a reason; any other skip fails the run."""

import pytest

ALLOWED_SKIPS = {
    "tests/bootstrap/test_other_generation.py::test_the_models_hold_on_the_other_generation_of_pulp": (
        "needs a second Python, one below 3.12 and one from 3.12 on"
    ),
    "tests/exports/test_printed_workbook.py::test_libreoffice_prints_both_parks_on_the_pages_promised": "needs LibreOffice",
    "tests/store/test_full_disk.py::test_a_full_disk_and_one_that_can_only_be_read_lose_nothing_and_say_what_to_do": (
        "needs the right to mount"
    ),
    "tests/models/test_crashing_solver.py::test_the_plan_at_hand_outlives_a_solver_that_crashes": (
        "needs the signals of POSIX"
    ),
    "tests/cli/test_process.py::test_ctrl_c_ends_the_search_and_keeps_the_plan": "needs the signals of POSIX",
    "tests/cli/test_process.py::test_a_terminal_shows_the_tier_being_solved": "needs a terminal of POSIX",
}


def refuse_unlisted_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turn a skip, or an expected failure, that is not on the list into a failure."""
    if report.outcome == "skipped" and report.nodeid.partition("[")[0] not in ALLOWED_SKIPS:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else getattr(report, "wasxfail", "")
        report.outcome = "failed"
        report.__dict__.pop("wasxfail", None)  # pytest would not count it among the failures
        report.longrepr = f"{report.nodeid} was skipped and is not in tests/support/skips.py: {reason}"
