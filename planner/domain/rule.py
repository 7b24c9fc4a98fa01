"""The catalogue of rules: what a plan must obey, in reading order."""

from pydantic.dataclasses import dataclass

from planner.domain.keys import RuleKey
from planner.domain.park.policy import Policy
from planner.domain.record import STRICT
from planner.text import Text


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Rule:
    """One rule. `on` is the default of its switch; structural rules have none."""

    key: RuleKey
    title: Text
    purpose: Text
    source: str
    on: bool = True
    switchable: bool = True
    waivable: bool = True


def _structural(key: RuleKey, zh: str, en: str, *, says_zh: str, says_en: str, source: str) -> Rule:
    return Rule(
        key=key,
        title=Text(zh, en),
        purpose=Text(says_zh, says_en),
        source=source,
        switchable=False,
        waivable=False,
    )


def _rule(
    key: RuleKey, zh: str, en: str, *, says_zh: str, says_en: str, source: str, on: bool = True
) -> Rule:
    return Rule(key=key, title=Text(zh, en), purpose=Text(says_zh, says_en), source=source, on=on)


RULES: tuple[Rule, ...] = (
    _structural(
        RuleKey.ONE_HOME,
        "一企一处",
        "One home",
        says_zh="一家企业在一个季度里最多占用一处。",
        says_en="A firm has at most one run in a quarter.",
        source="logic",
    ),
    _structural(
        RuleKey.UNIT_ONCE,
        "一室一户",
        "One firm per unit",
        says_zh="一个单元在一个季度里只归一家企业。",
        says_en="A unit holds one firm in a quarter.",
        source="logic",
    ),
    _structural(
        RuleKey.RUN,
        "连续单元",
        "Contiguous run",
        says_zh="同一栋内，同层连续单元，或若干相邻整层再加紧邻一层的连续单元。",
        says_en="Units of one building: consecutive on one floor, or whole adjacent floors plus a "
        "consecutive run on the floor directly above or below.",
        source="park practice",
    ),
    _structural(
        RuleKey.HANDOVER,
        "交付与时限",
        "Handover and time window",
        says_zh="入驻不早于交付、期望季度和规划期首季，不晚于最迟季度；退出即租约期满。",
        says_en="A firm starts no earlier than handover, its wish and the first quarter, no later "
        "than its latest quarter, and leaves when its lease ends.",
        source="park practice",
    ),
    _structural(
        RuleKey.COMMITMENTS,
        "既有承诺",
        "Commitments",
        says_zh="已承诺、已锁定和在园企业留在原处；禁入处不进；预留单元到期前不占。",
        says_en="Pinned, committed and sitting firms stay; forbidden places stay forbidden; held "
        "units stay free until the hold ends.",
        source="park practice",
    ),
    _rule(
        RuleKey.UNIT_STATE,
        "单元状态",
        "Unit state",
        says_zh="非空置单元只给在其中或被承诺其处的企业，在园企业租约期满后开放。",
        says_en="A unit that is not vacant is open only to the firm that sits in it or is "
        "committed to it, until a sitting firm's lease ends.",
        source="allocation ledger",
    ),
    _rule(
        RuleKey.AREA_FIT,
        "面积合适",
        "Area fits",
        says_zh="可租面积在企业的最小与最大面积之间。",
        says_en="The leasable area lies between the firm's minimum and maximum.",
        source="needs sheet",
    ),
    _rule(
        RuleKey.WHOLE_BUILDING,
        "整栋",
        "Whole building",
        says_zh="需要整栋的企业占用该栋全部单元。",
        says_en="A firm that needs a whole building takes every unit of it.",
        source="needs sheet; GMP 2010 Art. 46",
    ),
    _rule(
        RuleKey.FLOOR_LOAD,
        "楼面荷载",
        "Floor load",
        says_zh="每个单元的楼面荷载不小于需要。",
        says_en="Every unit carries the floor load the firm needs.",
        source="needs sheet",
    ),
    _rule(
        RuleKey.CLEAR_HEIGHT,
        "净高",
        "Clear height",
        says_zh="每个单元的净高不小于需要。",
        says_en="Every unit has the clear height the firm needs.",
        source="needs sheet",
    ),
    _rule(
        RuleKey.GROUND_FLOOR,
        "首层",
        "Ground floor",
        says_zh="必须首层的企业只用首层单元。",
        says_en="A firm that requires the ground floor uses ground-floor units only.",
        source="needs sheet",
    ),
    _rule(
        RuleKey.FREIGHT_LIFT,
        "货梯",
        "Freight lift",
        says_zh="楼上单元的货梯载重不小于需要；首层不看货梯。",
        says_en="Units above the ground floor have the freight lift the firm needs.",
        source="needs sheet",
    ),
    _rule(
        RuleKey.DOCK,
        "卸货平台",
        "Loading dock",
        says_zh="需要卸货平台的企业，每个单元都通平台。",
        says_en="Every unit of a firm that needs a dock has dock access.",
        source="needs sheet",
    ),
    _rule(
        RuleKey.STEAM_MAIN,
        "蒸汽管网",
        "Steam main",
        says_zh="需要蒸汽的企业，每个单元都通蒸汽。",
        says_en="Every unit of a firm that needs steam is on the steam main.",
        source="needs sheet",
    ),
    _rule(
        RuleKey.HAZARD_CLASS,
        "火灾危险性",
        "Hazard class",
        says_zh="企业火灾危险性类别不超过单元允许的类别。",
        says_en="The firm's fire-hazard class does not exceed the unit's.",
        source="GB 50016 §3.1.1, Table 3.3.1",
    ),
    _rule(
        RuleKey.FIRE_COMPARTMENT,
        "防火分区",
        "Fire compartment",
        says_zh="丙类及以上企业在一层的面积不超过该层防火分区上限。",
        says_en="On one floor, a firm of class C or above stays within the largest fire compartment allowed.",
        source="GB 50016 Table 3.3.1, §3.3.3",
    ),
    _rule(
        RuleKey.UTILITIES,
        "公用工程",
        "Utilities",
        says_zh="每季在场企业的用量合计（乘以同时系数）不超过楼栋和园区上限。",
        says_en="In each quarter the draw of the firms present, times diversity, stays within "
        "every building's and park's cap.",
        source="park infrastructure",
    ),
    _rule(
        RuleKey.SEGREGATION,
        "隔离",
        "Segregation",
        says_zh="同季在场的两家企业，产生方与敏感方不同层或不同栋。",
        says_en="Of two firms present in a common quarter, emitter and receptor keep to different "
        "floors or buildings.",
        source="segregation_rules table",
    ),
    _rule(
        RuleKey.EXPANSION,
        "扩租选择权",
        "Expansion option",
        says_zh="有扩租选择权的企业，起租后若干季度内旁边留有足够的空单元。",
        says_en="Next to a firm with an expansion option, enough units stay free for the first "
        "quarters of its lease.",
        source="lease practice",
        on=False,
    ),
    _rule(
        RuleKey.ENTRY_TERMS,
        "准入条件",
        "Entry terms",
        says_zh="亩均税收、亩均产值、最小面积和办证路径达到准入条件。",
        says_en="Tax and output per mu, minimum area and registration path meet the entry terms.",
        source="park entry policy",
        on=False,
    ),
    _rule(
        RuleKey.RESERVE,
        "保留",
        "Reserve",
        says_zh="指定单元或一定比例的首层面积在到期前保持空置。",
        says_en="Named units, or a share of the ground floor, stay free until a quarter.",
        source="park policy",
    ),
    _rule(
        RuleKey.SPECULATIVE_HOLD,
        "意向企业等待上限",
        "Speculative hold",
        says_zh="框架协议以前的企业不得使单元在交付后空置超过规定季度数。",
        says_en="A firm below framework stage may not be planned into a unit that would have "
        "stood empty longer than the limit.",
        source="park policy",
    ),
)
"""Every rule. Each is told twice: models/constraints and planner/check."""

_BY_KEY: dict[str, Rule] = {rule.key: rule for rule in RULES}


def rule_of(key: str) -> Rule:
    """Return the rule `key`.

    Raises
    ------
    KeyError
        If there is no such rule.
    """
    return _BY_KEY[key]


def is_on(policy: Policy, rule: RuleKey, clause: str | None = None) -> bool:
    """Whether a rule, or one clause of it, is in force; the last fitting switch wins."""
    state = _BY_KEY[rule].on
    for switch in policy.switches:
        if switch.rule == rule and switch.clause is None:
            state = switch.on
    for switch in policy.switches:
        if clause is not None and switch.rule == rule and switch.clause == clause:
            state = state and switch.on
    return state
