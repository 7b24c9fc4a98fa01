"""Tables of how firms bear on each other: segregation rules, synergies."""

from planner.domain.park.relations import SegregationRule, Synergy
from planner.domain.vocabulary.terms import PairScope
from planner.tables.columns.column import Table
from planner.tables.columns.declaring import choice, identity, pair, text, whole, yes_no
from planner.tables.columns.quantity import POINTS

SEGREGATION_RULES = Table(
    name="segregation_rules",
    title=pair("隔离规则 | Segregation rules"),
    row_type=SegregationRule,
    keys=("rule_id",),
    pairs=("note",),
    aliases=("compat_rules",),
    columns=(
        identity("rule_id", "规则编号 | Rule id", "例如 R01 | Such as R01", also="规则"),
        identity("emitter_tag", "产生标签 | Emitter tag", "产生方标签 | Tag of the emitter"),
        identity("receptor_tag", "敏感标签 | Receptor tag", "ANY 为所有企业 | ANY means every firm"),
        choice("scope", "范围 | Scope", "同层或同栋 | Floor or building", among=PairScope),
        yes_no(
            "hard",
            "硬性 | Hard",
            "是为禁止，否为扣分 | Yes forbids, no costs points",
            also="severity 级别",
            yes=("hard", "硬", "硬性", "禁止"),
            no=("soft", "软", "软性", "扣分"),
        ),
        whole("penalty_points", "扣分 | Penalty", "软规则的扣分 | Of a soft rule", of=POINTS, default=0),
        text("note_zh", "说明 | Note (Chinese)", "中文说明 | In Chinese", default=""),
        text("note_en", "英文说明 | Note (English)", "英文说明 | In English", default=""),
        text("basis", "依据 | Basis", "标准或判断 | Standard or judgement", default=""),
    ),
)

SYNERGIES = Table(
    name="synergies",
    title=pair("产业协同 | Synergies"),
    row_type=Synergy,
    keys=("archetype_a", "archetype_b", "scope"),
    pairs=("note",),
    columns=(
        identity("archetype_a", "类型甲 | Archetype A", "类型代号 | Key of an archetype"),
        identity("archetype_b", "类型乙 | Archetype B", "类型代号 | Key of an archetype"),
        choice("scope", "范围 | Scope", "同栋或同园 | Building or park", among=PairScope),
        whole("bonus_points", "加分 | Bonus", "协同加分 | Points", of=POINTS),
        text("note_zh", "说明 | Note (Chinese)", "中文说明 | In Chinese", default=""),
        text("note_en", "英文说明 | Note (English)", "英文说明 | In English", default=""),
    ),
)
