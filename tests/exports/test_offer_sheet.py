"""The offer sheet: one page, tagged, its font inside, and no figure on it that is not the plan's."""

import re
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from planner.domain.park.calendar import milestones
from planner.domain.park.plan import Plan
from planner.domain.park.policy import Hold, Policy
from planner.domain.park.quarter import Quarter
from planner.domain.sweeping.place_offer import OfferWay, PlaceOffer
from planner.exports.typeset.offer import OfferSheet, offer_page, offer_pdf
from planner.text import Text, message
from tests.support import make

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
HOSTILE = '#panic("x") *星* <script> \\ ${a} @b'


@cache
def sheet(name: str = "来访企业") -> OfferSheet:
    firm = make.firm("F1", name=Text(name, name), area_req_m2=900, area_min_m2=800, area_max_m2=1200)
    problem = make.problem(
        firms=[firm, make.firm("F2")],
        units=[make.unit("A-101"), make.unit("A-102"), make.unit("A-201")],
        archetypes=(make.archetype(firm.archetype),),
    )
    place = make.placement("F1", "A-101", start="2024Q2")
    offer = PlaceOffer(
        placement=place,
        way=OfferWay.DISPLACEMENT,
        effects=(),
        production=milestones(problem, place).production_quarter,
        displaced=("F2",),
        conditions=(
            message("{firm} 让出", "{firm} gives way", firm="F2"),
            message("{building} 如期交付", "{building} is handed over in time", building="A"),
        ),
    )
    return OfferSheet(
        problem=problem,
        plan=Plan(placements=(place,)),
        firm=firm,
        offer=offer,
        until=Quarter.parse("2024Q3"),
    )


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_the_sheet_is_one_page_and_the_same_bytes_every_time() -> None:
    pdf = offer_pdf(sheet())
    assert pdf == offer_pdf(sheet())
    assert len(PdfReader(BytesIO(pdf)).pages) == 1


def test_its_text_can_be_selected_in_both_languages_and_its_font_is_inside() -> None:
    reader = PdfReader(BytesIO(offer_pdf(sheet())))
    said = text_of(offer_pdf(sheet()))
    assert "选址意向书" in said
    assert "Offer of premises" in said
    assert "丙 (C)" in said
    fonts = reader.pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    for font in fonts.values():
        (inner,) = font.get_object()["/DescendantFonts"]
        assert {"/FontFile2", "/FontFile3"} & set(inner.get_object()["/FontDescriptor"].keys())


def test_it_is_tagged_and_says_that_it_is_pdf_a() -> None:
    pdf = offer_pdf(sheet())
    root: Any = PdfReader(BytesIO(pdf)).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert b"pdfaid:part" in root["/Metadata"].get_object().get_data()


def test_every_figure_of_the_text_is_one_of_the_plan() -> None:
    one = sheet()
    unit = one.problem.unit["A-101"]
    known = " ".join(
        map(
            str,
            (
                one.day, one.problem.fingerprint[:12], one.until, one.offer.placement.start, one.offer.placement.end,
                one.offer.production, *one.problem.quarters, one.firm, *one.problem.units, *one.problem.buildings,
                *one.problem.floors, unit.list_rent_yuan_m2_month * unit.leasable_m2,
                sum(each.leasable_m2 for each in one.problem.units), 0, 1, 100, 50, 33.3,
            ),
        )
    )  # fmt: skip
    figures = {float(found.replace(",", "")) for found in NUMBER.findall(known)}
    drawn = {float(found.replace(",", "")) for found in NUMBER.findall(_drawing_text(one))}
    said = {float(found.replace(",", "")) for found in NUMBER.findall(text_of(offer_pdf(one)))}
    assert said
    assert said <= figures | drawn


def _drawing_text(one: OfferSheet) -> str:
    """Return the words of the drawing, whose figures its own tests hold against the plan."""
    svg = offer_page(one).values["stack"]["svg"]
    return " ".join(re.findall(r">([^<]*)<", svg))


def test_who_gives_way_is_not_named_to_the_firm() -> None:
    rows = offer_page(sheet()).values["conditions"]["rows"]
    assert len(rows) == 2
    assert not any("F2" in row["zh"] + row["en"] for row in rows)


def test_no_other_firm_is_named_in_drawing_or_text() -> None:
    own, others = (
        make.firm("F1", m2=900),
        [make.firm(f"F{n}", name=Text(f"邻居{n}", f"Neighbour {n}")) for n in (2, 3, 4)],
    )
    hold = Hold(
        units=("A-202",),
        until=Quarter.parse("2024Q3"),
        firm_id="F4",
        reason=Text("为邻居4保留", "held for Neighbour 4"),
    )
    problem = make.problem(
        firms=[own, *others],
        units=[make.unit(name) for name in ("A-101", "A-102", "A-201", "A-202")],
        archetypes=(make.archetype(own.archetype),),
        policy=Policy(holds=(hold,)),
    )
    place = make.placement("F1", "A-101", start="2024Q1")
    later = make.placement("F3", "A-201", start="2024Q3")
    offer = replace(sheet().offer, placement=place, conditions=())
    plan = Plan(placements=(place, make.placement("F2", "A-102"), later))
    asked = OfferSheet(problem=problem, plan=plan, firm=own, offer=offer)
    svg = offer_page(asked).values["stack"]["svg"]
    said = svg + text_of(offer_pdf(asked))
    assert "F1" in svg
    assert "已安排" in svg
    assert not re.search(
        r"已签 [0-9]|含意向|%", re.sub("<style.*?</style>|<defs.*?</defs>|<[^>]*>", " ", svg)
    )
    for firm in others:
        for word in (firm.firm_id, firm.name.zh, firm.name.en):
            assert word not in said


def test_a_name_typed_by_people_is_set_as_it_was_typed() -> None:
    pdf = offer_pdf(sheet(HOSTILE + "\x00"))
    assert HOSTILE.split(maxsplit=1)[0] in text_of(pdf).replace(" ", "")
