"""What the command line loads before its first word: nothing that the call has no use for."""

import subprocess
import sys

import pytest

from planner.settings import ROOT

NEVER = (
    "pandas",
    "dask",
    "distributed",
    "plotly",
    "sqlalchemy",
    "alembic",
    "streamlit",
    "tornado",
    "psycopg",
)
"""Not even a plan needs these."""
NOT_TO_SPEAK = ("numpy", "highspy", "pulp", "xlsxwriter", "python_calamine", "models")
"""A help text needs none of these either."""
LOADED = (
    "import sys\nfrom planner.cli import app\n"
    "try:\n    app(sys.argv[1:], prog_name='planner')\n"
    "except SystemExit:\n    pass\n"
    "print('\\n'.join(sorted({name.split('.')[0] for name in sys.modules})), file=sys.stderr)\n"
)


def loaded_by(*call: str) -> set[str]:
    """Return the top-level modules that are loaded when a call has ended."""
    command = [sys.executable, "-c", LOADED, *call]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize("call", [("--help",), ("plan", "--help"), ("db", "--help")])
def test_help_loads_no_solver_no_tables_and_no_database(call: tuple[str, ...]) -> None:
    loaded = loaded_by(*call)
    assert "typer" in loaded
    assert not loaded & {*NEVER, *NOT_TO_SPEAK}


def test_a_plan_loads_no_database_no_cluster_no_frames_and_no_charts() -> None:
    loaded = loaded_by("plan", "data/ziyuan", "--time-limit", "0", "--json")
    assert "highspy" in loaded
    assert not loaded & {*NEVER}
