"""What goals and rates are called, wherever they are set, changed or read."""

from planner.text import Text

TITLE = Text("目标与限制", "Goals and limits")
DROP_SIGNED = Text("允许已签企业落选", "A signed firm may be left out")
MODES = {
    "ranked": Text("逐级", "Ranked"),
    "weighted": Text("加权", "Weighted"),
}
VALUE_RATES: dict[str, Text] = {
    "tax_per_10k": Text("每万元税收（点）", "Points per 10k yuan of tax"),
    "output_per_10k": Text("每万元产值（点）", "Points per 10k yuan of output"),
    "per_job": Text("每个岗位（点）", "Points per job"),
    "per_m2": Text("每平方米意向面积（点）", "Points per ㎡ requested"),
    "waiting_loss_signed": Text("已签企业每等一季损失", "Loss per quarter of waiting, signed"),
    "waiting_loss_other": Text("其他企业每等一季损失", "Loss per quarter of waiting, others"),
    "priority_a": Text("A 级系数", "Factor of priority A"),
    "priority_b": Text("B 级系数", "Factor of priority B"),
    "priority_c": Text("C 级系数", "Factor of priority C"),
}
