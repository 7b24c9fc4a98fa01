"""The files of a plan, each made when it is asked for."""

from planner.domain.report import Report
from planner.ui.scene import Scene


def files(scene: Scene, report: Report) -> None:
    """."""
