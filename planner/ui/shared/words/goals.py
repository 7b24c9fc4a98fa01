"""Texts of the form where goals and limits are set."""

from planner.text import Text

TITLE = Text("目标与限制", "Goals and limits")
PRESET = Text("目标", "Goal")
MODE = Text("合并方式", "How tiers combine")
MODE_HELP = Text(
    "逐级：先保上一级，再比下一级。加权：各级乘权重相加，一次求解。",
    "Ranked: keep the tier above, then compare the next. Weighted: tiers times weights, added up, in one solve.",
)
HOLD = Text("意向企业等待上限", "Hold on speculative firms")
HOLD_HELP = Text(
    "框架协议以前的企业，不得使单元在交付后空置超过规定季度数再入驻。",
    "A firm below framework stage may not enter a unit that has stood empty beyond the limit after handover.",
)
SECONDS = Text("时间上限（秒）", "Time limit (s)")
SECONDS_HELP = Text(
    "读取、建模、初始方案和求解都算在内。指出相互矛盾的承诺、查明未落位原因用剩下的时间；剩得少时各有保底：5 秒和 10 秒。",
    "Reading, building the model, the start plan and the solve share it. Naming commitments that contradict each other and "
    "finding out why firms have no place take what is left; if that is little they have a reserve of 5 s and 10 s.",
)
GAP = Text("允许差距（%）", "Gap allowed (%)")
GAP_HELP = Text(
    "0 表示一直算到证明最优或到时间上限。",
    "0 means: until proven optimal or until the time limit.",
)
SEED = Text("随机种子", "Seed")
SEED_HELP = Text("同样的数据、目标和种子得到同样的方案。", "Equal facts, goals and seed give an equal plan.")
SOLVE = Text("开始求解", "Solve")
RATES = Text("编辑系数与权重", "Edit rates and weights")
RATES_TIERS = Text("各级目标的系数", "Rates within the tiers")
RATES_WEIGHTS = Text("各级权重（仅加权时使用）", "Weights of the tiers (weighted mode only)")
RATES_VALUE = Text("期望价值的系数", "Rates of expected value")
RESET = Text("恢复预设", "Back to the preset")
DROP_SIGNED = Text("允许已签企业落选", "A signed firm may be left out")
SIGNED_FIRST = Text(
    "不勾选则已签企业优先，再比所选目标。", "Not ticked: signed firms come first, then the goal chosen."
)
ASK_SIGNED = Text(
    "加权求和时，已签企业可能为其他目标落选。同意请勾选，否则请改用“逐级”。",
    'In a weighted sum a signed firm may be left out for other goals. Tick the box if you agree, or use "Ranked".',
)
CHANGED = Text("系数已改动，与预设不同。", "Rates differ from the preset.")
MODES = {
    "ranked": Text("逐级", "Ranked"),
    "weighted": Text("加权", "Weighted"),
}
VALUE_RATES: dict[str, Text] = {
    "tax_per_10k": Text("每万元税收（点）", "Points per 10k yuan of tax"),
    "output_per_10k": Text("每万元产值（点）", "Points per 10k yuan of output"),
    "per_job": Text("每个岗位（点）", "Points per job"),
    "per_m2": Text("每平方米意向面积（点）", "Points per ㎡ requested"),
    "waiting_loss_signed": Text("已签企业每等一季损失", "Loss a quarter of waiting, signed"),
    "waiting_loss_other": Text("其他企业每等一季损失", "Loss a quarter of waiting, others"),
    "priority_a": Text("A 级系数", "Rate of class A"),
    "priority_b": Text("B 级系数", "Rate of class B"),
    "priority_c": Text("C 级系数", "Rate of class C"),
}
EMPTY = Text(
    "还没有方案。选好目标，按“开始求解”；约一分钟内这里会出现楼层图、进度、指标和证明。",
    'There is no plan yet. Choose a goal and press "Solve"; within about a minute the stacking plan, timeline, '
    "figures and certificate appear here.",
)
