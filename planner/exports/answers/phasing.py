"""Phasing and construction as papers: what each quarter of delay costs, and what to build."""

from planner.domain.park.problem import Problem
from planner.domain.sweeping.construction import ConstructionPart
from planner.domain.sweeping.phasing import PhasingTable
from planner.exports.answers.paper import AnswerPaper, sentences
from planner.exports.construction_json import ConstructionAnswer
from planner.exports.table import ExportTable, columns
from planner.text import Text
from planner.views.construction import (
    ranked_choices,
    sequence_text,
    typology_text,
    upgrade_title,
    wait_text,
    worth_text,
)
from planner.views.phasing import (
    case_text,
    cost_text,
    handover_message,
    latest_text,
    proof_text,
    standing_text,
    whom_text,
)

TITLES = {
    ConstructionPart.ORDER: Text("建设顺序", "Order of building"),
    ConstructionPart.TYPOLOGIES: Text("厂房类型", "Typologies"),
    ConstructionPart.UPGRADES: Text("公用工程增容", "Upgrades of utilities"),
}
_BUILDING, _PROOF = ("楼栋", "Building"), ("证明", "Proof")


def phasing_paper(problem: Problem, table: PhasingTable) -> AnswerPaper:
    """Return the latest handover of each building without loss, and what comes of each quarter after it."""
    rows = [row for row in table.rows if row.dates]
    return AnswerPaper(
        title=Text("分期交付", "Phasing"),
        says=sentences(handover_message(problem, table), standing_text(table)),
        tables=(
            ExportTable(
                key="latest",
                title=Text("最晚不损失的交付", "Latest handover without loss"),
                columns=columns(
                    _BUILDING, ("计划", "Planned"), ("最晚", "Latest"), ("再晚则", "Later than that")
                ),
                rows=tuple(
                    (
                        row.building_id,
                        str(row.planned),
                        latest_text(row),
                        case_text(problem, row.break_date.case) if row.break_date else "",
                    )
                    for row in rows
                ),
            ),
            ExportTable(
                key="handovers",
                title=Text("每推迟一季", "Each quarter of delay"),
                columns=columns(
                    _BUILDING,
                    ("计划", "Planned"),
                    ("交付", "Handed over"),
                    ("代价", "Costs"),
                    ("影响谁", "Whom"),
                    _PROOF,
                ),
                rows=tuple(
                    (
                        row.building_id,
                        str(row.planned),
                        str(date.quarter),
                        cost_text(problem, date.case),
                        whom_text(date.case),
                        proof_text(date.case),
                    )
                    for row in rows
                    for date in row.dates
                ),
                fixed=3,
            ),
        ),
    )


def construction_paper(answer: ConstructionAnswer) -> AnswerPaper:
    """Return the answer to one part of what to build."""
    made = {
        ConstructionPart.ORDER: _orders,
        ConstructionPart.TYPOLOGIES: _choices,
        ConstructionPart.UPGRADES: _upgrades,
    }[answer.table.part]
    return AnswerPaper(
        title=TITLES[answer.table.part],
        says=sentences(answer.said(), standing_text(answer.table)),
        tables=(made(answer),),
    )


def _orders(answer: ConstructionAnswer) -> ExportTable:
    return ExportTable(
        key="sequences",
        title=TITLES[ConstructionPart.ORDER],
        columns=columns(("顺序与交付", "Order and handovers"), ("与现方案比", "Against the plan"), _PROOF),
        rows=tuple(
            (sequence_text(one), case_text(answer.problem, one.case), proof_text(one.case))
            for one in answer.table.sequences
        ),
    )


def _choices(answer: ConstructionAnswer) -> ExportTable:
    return ExportTable(
        key="choices",
        title=TITLES[ConstructionPart.TYPOLOGIES],
        columns=columns(
            _BUILDING,
            ("改为", "As"),
            ("交付", "Handed over"),
            ("造价增减（万元，假设）", "Change of cost (10k yuan, assumed)"),
            ("与现方案比", "Against the plan"),
            _PROOF,
        ),
        rows=tuple(
            (
                one.building_id,
                typology_text(answer.catalogue, one.typology),
                str(one.handover),
                one.more_10k,
                case_text(answer.problem, one.case),
                proof_text(one.case),
            )
            for one in ranked_choices(answer.table)
        ),
        fixed=2,
    )


def _upgrades(answer: ConstructionAnswer) -> ExportTable:
    return ExportTable(
        key="upgrades",
        title=TITLES[ConstructionPart.UPGRADES],
        columns=columns(
            ("增容", "Upgrade"),
            ("费用（万元，假设）", "Cost (10k yuan, assumed)"),
            ("供货（季，假设）", "Lead time (quarters, assumed)"),
            ("最早投用", "Earliest in use"),
            ("值多少", "Worth"),
            ("最晚", "Latest"),
        ),
        rows=tuple(
            (
                upgrade_title(row),
                row.upgrade.cost_10k,
                row.upgrade.lead_quarters,
                str(row.earliest),
                worth_text(answer.problem, row),
                wait_text(answer.problem, row),
            )
            for row in answer.table.upgrades
        ),
    )
