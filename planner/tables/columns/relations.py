"""Tables of how firms bear on each other: segregation rules, synergies."""

from planner.domain.relations import SegregationRule, Synergy
from planner.domain.terms import PairScope
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
        identity("rule_id", "规则编号 | Rule id", says="例如 R01 | Such as R01", also="规则"),
        identity("emitter_tag", "产生标签 | Emitter tag", says="产生方标签 | Tag of the emitter"),
        identity("receptor_tag", "敏感标签 | Receptor tag", says="ANY 为所有企业 | ANY means every firm"),
        choice("scope", "范围 | Scope", among=PairScope, says="同层或同栋 | Floor or building"),
        yes_no(
            "hard",
            "硬性 | Hard",
            says="是为禁止,否为扣分 | Yes forbids, no costs points",
            also="severity 级别",
            yes="hard 硬 硬性 禁止",
            no="soft 软 软性 扣分",
        ),
        whole("penalty_points", "扣分 | Penalty", of=POINTS, says="软规则的扣分 | Of a soft rule", default=0),
        text("note_zh", "说明 | Note (Chinese)", says="中文说明 | In Chinese", default=""),
        text("note_en", "英文说明 | Note (English)", says="英文说明 | In English", default=""),
        text("basis", "依据 | Basis", says="标准或判断 | Standard or judgement", default=""),
    ),
)

SYNERGIES = Table(
    name="synergies",
    title=pair("产业协同 | Synergies"),
    row_type=Synergy,
    keys=("archetype_a", "archetype_b", "scope"),
    pairs=("note",),
    columns=(
        identity("archetype_a", "类型甲 | Archetype A", says="类型代号 | Key of an archetype"),
        identity("archetype_b", "类型乙 | Archetype B", says="类型代号 | Key of an archetype"),
        choice("scope", "范围 | Scope", among=PairScope, says="同栋或同园 | Building or park"),
        whole("bonus_points", "加分 | Bonus", of=POINTS, says="协同加分 | Points"),
        text("note_zh", "说明 | Note (Chinese)", says="中文说明 | In Chinese", default=""),
        text("note_en", "英文说明 | Note (English)", says="英文说明 | In English", default=""),
    ),
)
