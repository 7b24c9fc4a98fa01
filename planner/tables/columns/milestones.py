"""The table of milestones: a row a firm, what people enter about its way."""

from planner.domain.milestones.kinds import MILESTONE_TITLES, MilestoneKind
from planner.tables.columns.column import Column, Table
from planner.tables.columns.declaring import day, identity, pair, text


def planned_key(kind: MilestoneKind) -> str:
    """Return the column of the day that is promised for a step."""
    return f"{kind.value}_planned"


def actual_key(kind: MilestoneKind) -> str:
    """Return the column of the day on which a step was met."""
    return f"{kind.value}_actual"


def _steps() -> tuple[Column, ...]:
    found = []
    for kind, title in MILESTONE_TITLES.items():
        found += [
            day(
                planned_key(kind),
                f"{title.zh}承诺日期 | {title.en} promised",
                "空为按方案 | Empty: the plan's",
                default=None,
            ),
            day(
                actual_key(kind),
                f"{title.zh}实际日期 | {title.en} met",
                "空为未登记 | Empty: nothing entered",
                default=None,
            ),
        ]
    return tuple(found)


MILESTONES = Table(
    name="milestones",
    title=pair("进度登记 | Milestones"),
    keys=("firm_id",),
    columns=(
        identity("firm_id", "企业编号 | Firm id", "方案中的企业 | A firm of the plan"),
        *_steps(),
        text("owner", "责任人 | Owner", "谁负责 | Who looks after it", default=""),
        text("problems", "存在问题 | Problems", "未解决的问题 | Open problems", default=""),
        text("next_step", "下一步 | Next step", "要安排什么 | What is to be arranged", default=""),
        day("due", "下一步期限 | Next step due", "何时之前 | By when", default=None),
    ),
)
"""Empty cells say nothing: what was entered before stays."""
