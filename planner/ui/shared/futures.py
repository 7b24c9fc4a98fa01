"""What the futures of the plan on show say, wherever they are asked about."""

from planner.domain.sweeping.future import FutureTable
from planner.domain.sweeping.risk import RiskSummary
from planner.services.studies.risk import risk_summary
from planner.services.workbench.workbench import Version
from planner.ui.app_services import tasks
from planner.ui.page_context import PageContext


def risk_topic(version: Version) -> str:
    """Return the topic under which the futures of a plan are asked about."""
    return f"risk:{version.version_id}"


def risk_on_show(context: PageContext) -> RiskSummary | None:
    """Return what is known of the futures of the plan on show, as many as are drawn; None if none is. Nothing starts."""
    if context.report is None or context.version is None:
        return None
    question = tasks().question(risk_topic(context.version))
    table: FutureTable | None = None if question is None else question.latest
    if table is None or not table.rows:
        return None
    return risk_summary(context.report.problem, context.report.plan, table)
