"""Files in the cadence of the bureau: by quarter, half-year and year."""

from collections.abc import Callable

from planner.domain.solving.report import Report
from planner.exports.typeset.cadence import cadence_pdf
from planner.services.planning.file_order import PDF, FileGroup, FileKind
from planner.text import Text
from planner.views.assessment import assessment
from planner.views.cadence import CadenceReport, showcase, start_list


def _cadence(key: str, what: Text, says: Text, *, of: Callable[[Report], CadenceReport]) -> FileKind:
    """Return a report in the cadence of the bureau."""
    return FileKind(
        key=key,
        group=FileGroup.CADENCE,
        what=what,
        says=says,
        suffix=".pdf",
        mime=PDF,
        make=lambda order, langs: cadence_pdf(of(order.report), order.report, order.imprint, langs),
        is_multilingual=True,
    )


CADENCE_KINDS: tuple[FileKind, ...] = (
    _cadence(
        "starts",
        Text("季度开工清单", "Start list"),
        Text(
            "季度一开工，PDF：本季和下季开工的企业、位置、投资、装修与投产日、责任人；逐季开工",
            "quarterly, PDF: firms that begin now and next, place, investment, fit-out, production, owner; by quarter",
        ),
        of=start_list,
    ),
    _cadence(
        "showcase",
        Text("半年展示", "Half-year showcase"),
        Text(
            "半年一展示，PDF：在园与投产、半年内和下个半年新投产的企业及产品、逐个半年、楼层图",
            "half-yearly, PDF: firms inside and producing, who begins to produce now and next with products, half-years, stack",
        ),
        of=showcase,
    ),
    _cadence(
        "assessment",
        Text("年度考评", "Yearly assessment"),
        Text(
            "一年一考评，PDF：企业按等级和亩均税收排名、逐年指标、上规申报；计入与不计龙头企业",
            "yearly, PDF: firms by grade and tax per mu, figures by year, filing above scale; with and without the anchor",
        ),
        of=assessment,
    ),
)
"""The reports in the order of their periods."""
