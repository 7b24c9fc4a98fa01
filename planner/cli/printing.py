"""What the command line prints of a report."""

import json
import sys
from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text as Line

from planner.domain.solving.report import Report
from planner.exports.json_report import report_object
from planner.services.planning.part_times import PartTimes
from planner.text import Lang, Text
from planner.views import format as written
from planner.views.allocation import firm_rows
from planner.views.certificate import certificate
from planner.views.unplaced import unplaced_rows


def print_json(report: Report, times: PartTimes) -> None:
    """Print the report, with what its parts took, as one JSON object, in UTF-8 whatever the console speaks."""
    with times.part("views"):
        told = report_object(report)
    print_object({**told, "times": times.times_object(report.outcome)})


def print_object(told: Mapping[str, Any]) -> None:
    """Print one JSON object, in UTF-8 whatever the console speaks."""
    text = json.dumps(told, ensure_ascii=False, indent=2)
    print_bytes(text.encode("utf-8", "replace") + b"\n")


def print_bytes(text: bytes) -> None:
    """Print UTF-8 as it is."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text)
    sys.stdout.flush()


def print_report(report: Report, lang: Lang) -> None:
    """Print certificate, placements and firms left out as tables."""
    console = _console()
    console.print(_certificate(report, lang))
    if report.outcome.plan is not None:
        console.print(_placements(report, lang))
        console.print(_unplaced(report, lang))


def print_certificate(report: Report, lang: Lang) -> None:
    """Print what a solve claims of its plan, and what the checker says."""
    _console().print(_certificate(report, lang))


def _console() -> Console:
    return Console(width=None if sys.stdout.isatty() else 160)


def _table(title: Text, headers: tuple[Text, ...], lang: Lang) -> Table:
    table = Table(title=title.say(lang), title_justify="left")
    for header in headers:
        table.add_column(header.say(lang), overflow="fold")
    return table


def _certificate(report: Report, lang: Lang) -> Table:
    table = _table(Text("方案证书", "Certificate"), (Text("项目", "item"), Text("内容", "value")), lang)
    for row in certificate(report).rows:
        table.add_row(row.title.say(lang), Line(row.value.say(lang)))
    return table


def _placements(report: Report, lang: Lang) -> Table:
    headers = (Text("企业", "firm"), Text("名称", "name"), Text("单元", "units"), Text("㎡", "㎡"),
               Text("期间", "period"))  # fmt: skip
    table = _table(Text("落位", "Placements"), headers, lang)
    for row in firm_rows(report.problem, report.plan):
        tenant = row.tenant
        table.add_row(
            row.firm.firm_id,
            Line(row.firm.name.say(lang)),
            " ".join(tenant.units),
            written.area(tenant.area_m2),
            written.period(tenant.start, tenant.end),
        )
    return table


def _unplaced(report: Report, lang: Lang) -> Table:
    headers = (Text("企业", "firm"), Text("名称", "name"), Text("原因", "reason"))
    table = _table(Text("未落位", "Not placed"), headers, lang)
    for row in unplaced_rows(report.problem, report.plan, report.reasons):
        said = [reason.sentence.say(lang) for reason in row.reasons[:3]]
        table.add_row(row.firm.firm_id, Line(row.firm.name.say(lang)), Line("\n".join(said)))
    return table
