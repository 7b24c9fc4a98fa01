"""Texts of a solve under way and of what it came to."""

from planner.domain.solving.task import TaskState
from planner.text import Text

STATES: dict[TaskState, Text] = {
    TaskState.QUEUED: Text("排队中", "Waiting"),
    TaskState.RUNNING: Text("正在求解", "Solving"),
    TaskState.DONE: Text("已完成", "Done"),
    TaskState.CANCELLED: Text("已取消", "Cancelled"),
    TaskState.FAILED: Text("失败", "Failed"),
    TaskState.INTERRUPTED: Text("已中断", "Interrupted"),
}
QUEUED = Text(
    "前面还有 {ahead} 个求解，轮到后自动开始。", "{ahead} solves are ahead; this one starts by itself."
)
ELAPSED = Text("已用时间", "Elapsed")
OF_LIMIT = Text("上限 {limit} 秒", "limit {limit} s")
STAGE = Text("当前层级", "Tier at work")
STAGE_OF = Text("第 {stage} 级，共 {stages} 级", "tier {stage} of {stages}")
INCUMBENT = Text("目前最好", "Best so far")
BOUND = Text("上界", "Bound")
GAP = Text("差距", "Gap")
PLACED = Text("落位企业", "Firms placed")
PREPARING = Text("准备模型", "building the model")
CANCEL = Text("取消，保留目前最好的方案", "Cancel, keep the best plan so far")
CANCELLING = Text("正在停止……", "Stopping …")
USABLE = Text(
    "求解期间可以切换页面；刷新后也会回到这里。",
    "You can leave or refresh this page; the solve goes on and is found again.",
)
CONVERGENCE = Text("收敛过程", "Convergence")
ENDED_PLAN = Text("{status} · 用时 {seconds}", "{status} · {seconds}")
CANCELLED_PLAN = Text(
    "已取消。下面是取消时手中最好的方案：经过独立检查，但没有最优证明。",
    "Cancelled. Below is the best plan in hand at that moment: independently checked, without a proof of optimality.",
)
CANCELLED_EMPTY = Text(
    "已取消，当时还没有找到方案。可以重新求解。",
    "Cancelled before a plan was found. You can solve again.",
)
TIMED = Text(
    "到达限制时的最好方案；同样的运行可能得到不同结果。想要证明，请提高时间上限再求解。",
    "The best plan when the limit came; the same run may give another. For a proof raise the limit and solve again.",
)
FAILED = Text("求解没有完成：{note}", "The solve did not finish: {note}")
FAILED_KEPT = Text("已保留中断前最好的方案。", "The best plan before the break is kept.")
INFEASIBLE = Text(
    "既有承诺相互矛盾，没有可行方案。请改动下列承诺、锁定或预留。",
    "Commitments contradict each other, so no plan is possible. Change one of these commitments, pins or holds.",
)
NO_PLAN = Text(
    "在限制内没有找到方案。请提高时间上限再求解。",
    "No plan was found within the limits. Raise the time limit and solve again.",
)
KEPT_SHOWN = Text("下面仍是之前的方案。", "The earlier plan is still shown below.")
