"""The offer sheet of a place, to be downloaded."""

from dataclasses import replace

import streamlit as st

from planner.domain.park.quarter import Quarter
from planner.domain.solving.report import Report
from planner.domain.sweeping.place_offer import EnquiryAnswer, PlaceOffer
from planner.exports.typeset import OfferSheet, offer_pdf
from planner.exports.typeset.offer import TITLE
from planner.services.planning.file_names import file_name
from planner.services.studies.enquiries import plan_with
from planner.text import Lang, Text
from planner.ui.app_services import later
from planner.ui.page_context import PageContext
from planner.ui.pages.enquiry import words
from planner.ui.shared.plan_names import imprint_on_show


def offer_file(
    context: PageContext, report: Report, answer: EnquiryAnswer, offer: PlaceOffer, *, until: Quarter | None
) -> None:
    """Offer the sheet of a place; it is made when it is asked for."""
    problem = replace(report.problem, firms=(*report.problem.firms, answer.firm))
    sheet = OfferSheet(
        problem=problem, plan=plan_with(report.plan, offer), firm=answer.firm, offer=offer, until=until
    )
    units = "-".join(offer.placement.units)
    named = Text(f"{TITLE.zh}-{units}", f"{TITLE.en}-{units}")
    name = file_name(imprint_on_show(context, report), named, ".pdf", tuple(Lang))
    st.download_button(
        context.say(words.OFFER_SHEET),
        data=later(context.facts.project_id, lambda: offer_pdf(sheet), name),
        file_name=name,
        mime="application/pdf",
        key="enquiry_offer_sheet",
        on_click="ignore",
    )
