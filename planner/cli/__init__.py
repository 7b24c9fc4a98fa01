"""The command line: one verb a job, and `db`. Exit status 0 done, 1 the answer is no, 2 bad input."""

import typer

from planner.cli import db
from planner.cli.check import check
from planner.cli.compare import compare
from planner.cli.plan import plan
from planner.cli.sweep import sweep
from planner.cli.template import template

app = typer.Typer(
    help="Park Planner · 园区规划师: which firm goes into which building, and when.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.command()(plan)
app.command()(check)
app.add_typer(db.app, name="db")
app.command()(compare)
app.command()(sweep)
app.command()(template)

__all__ = ["app"]
