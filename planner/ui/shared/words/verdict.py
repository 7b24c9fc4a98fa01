"""Texts of the certificate: what the solver proved, what the checker says."""

from planner.text import Text

OF_VERSION = Text("{said}（按第 {number} 版数据）", "{said} (of facts version {number})")
SPEAKS_OF = Text(
    "证明与检查说的是第 {made} 版数据，现在是第 {now} 版。",
    "What is proven and checked here is about facts version {made}; the newest is version {now}.",
)
CHECK_PASSED = Text("独立检查通过", "Independent check passed")
CHECK_FAILED = Text("独立检查：{count} 处违反规则", "Independent check: rules broken in {count} places")
CHECK_HELP = Text(
    "检查程序不认识求解器：逐条核对规则，并重算目标值。",
    "The checker knows no solver: it goes through every rule and computes the objective again.",
)
GAP = Text("差距 {gap}", "gap {gap}")
HELD = Text("{status}（最多动 {most} 家）", "{status} (at most {most} change)")
GOAL = Text("目标：{goal}", "Goal: {goal}")
SIGNED_FIRST = Text("（已签企业优先）", " (signed firms first)")
EDITED = Text("（系数已改）", " (rates edited)")
SHIPPED = Text("随程序附带", "Shipped")

TIERS = Text("逐级目标", "Objective by tier")
TIER = Text("层级", "Tier")
TERMS = Text("组成", "Made of")
VALUE = Text("值", "Value")
BOUND = Text("上界", "Bound")
GAP_LABEL = Text("差距", "Gap")
STATUS = Text("状态", "Status")
SECONDS = Text("用时", "Time")
WEIGHT = Text("权重", "Weight")
TIDY = Text("整洁级", "tidiness")
TERM = Text("{quantity} {unit} {title} × {rate}", "{quantity} {unit}, {title} × {rate}")
GOALS = Text("各项目标数值", "Every goal")
GOAL_NAME = Text("目标", "Goal")
UNIT = Text("单位", "Unit")

FINDINGS = Text("检查结果", "Findings of the checker")
FINDINGS_NONE = Text(
    "逐条核对全部规则，没有不符；目标值重算一致，且不超过上界。",
    "Every rule was gone through and none is broken; the objective computed again is the same and within the bound.",
)
FINDING_KIND = Text("性质", "Kind")
FINDING_RULE = Text("规则", "Rule")
FINDING_WHO = Text("涉及", "Concerned")
FINDING_NEED = Text("需要", "Needs")
FINDING_HAVE = Text("现有", "Has")
FINDING_TEXT = Text("说明", "Finding")
HARD = Text("违反", "broken")
SOFT = Text("扣分", "costs points")
EXISTING = Text("既有情况", "existing condition")
