"""The board pack: slides to be edited, whose charts and tables hold the figures of the plan."""

import re
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from pptx import Presentation

from planner.exports.deck import deck_bytes
from planner.text import Lang, Text
from planner.views.imprint import imprint_of
from planner.views.memo import memo
from tests.support import make, printed, reports


def slides(lang: Lang = Lang.EN) -> list[Any]:
    report = printed.shipped_report("ziyuan")
    told = memo(report, imprint_of(report), quarter=report.problem.quarters[-1])
    return list(Presentation(BytesIO(deck_bytes(told, report, lang=lang))).slides)


def test_the_slides_hold_native_charts_tables_and_the_stack_with_the_figures_of_the_plan() -> None:
    report = printed.shipped_report("ziyuan")
    shown = slides()
    assert len(shown) == 7
    kinds = [
        {shape.shape_type.name for shape in slide.shapes if shape.shape_type is not None} for slide in shown
    ]
    assert "PICTURE" in kinds[1]
    assert {"CHART", "TABLE"} <= kinds[2]
    chart = next(shape.chart for shape in shown[2].shapes if shape.has_chart)
    signed = report.measures.get("occupancy_signed").value
    assert chart.plots[0].series[0].values[0] == float(signed or 0)
    said = "\n".join(
        shape.text_frame.text for slide in shown for shape in slide.shapes if shape.has_text_frame
    )
    known = said.replace(report.problem.fingerprint[:12], "")
    assert "•" not in said  # bullets are the paragraphs' own
    assert 'char="•"' in shown[0].part.blob.decode()
    assert printed.unknown_amounts(known, report) == set()
    assert all(
        any("planning assumptions" in s.text_frame.text for s in slide.shapes if s.has_text_frame)
        for slide in shown
    )


def test_the_picture_of_the_stack_carries_its_drawing() -> None:
    problem = make.problem(firms=[make.firm("F1")])
    report = reports.report(problem, make.plan(make.placement("F1", "A-101")))
    told = memo(report, imprint_of(report), quarter=problem.quarters[0])
    made = deck_bytes(told, report, lang=Lang.ZH)
    with ZipFile(BytesIO(made)) as deck:
        assert "A-101" in deck.read("ppt/media/stack.svg").decode()
        assert b'Extension="svg"' in deck.read("[Content_Types].xml") or b"stack.svg" in deck.read(
            "[Content_Types].xml"
        )
    slide = Presentation(BytesIO(made)).slides[1]
    (embedded,) = re.findall(r'svgBlip[^>]*embed="(\w+)"', slide.part.blob.decode())
    assert slide.part.related_part(embedded).content_type == "image/svg+xml"


def test_the_same_plan_gives_the_same_slides_whatever_people_typed() -> None:
    name = Text("<a>长\x0b𠮷" * 30, "<a>long\x0b" * 30)
    problem = make.problem(firms=[make.firm("F1", name=name), make.firm("F2", name=name)])
    report = reports.report(problem, make.plan(make.placement("F1", "A-101")))
    told = memo(report, imprint_of(report), quarter=problem.quarters[0])
    first = deck_bytes(told, report, lang=Lang.ZH)
    assert first == deck_bytes(told, report, lang=Lang.ZH)
    assert len(Presentation(BytesIO(first)).slides) == 7
    with ZipFile(BytesIO(first)) as deck:
        charts = [deck.read(part) for part in deck.namelist() if part.endswith(".xlsx")]
    for chart in charts:
        with ZipFile(BytesIO(chart)) as book:
            made = re.findall(r">(\d{4}-[^<]*)<", book.read("docProps/core.xml").decode())
        assert set(made) == {f"{told.imprint.day.isoformat()}T00:00:00Z"}
    assert charts
