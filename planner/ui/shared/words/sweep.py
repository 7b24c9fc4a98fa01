"""What is said of long questions: sweeps, frontiers, near plans, re-plans."""

from planner.domain.solving.task import TaskState
from planner.text import Text

STATES: dict[TaskState, Text] = {
    TaskState.QUEUED: Text("排队中，前面还有 {ahead} 项", "Waiting, {ahead} ahead"),
    TaskState.RUNNING: Text("进行中", "Under way"),
    TaskState.DONE: Text("已完成", "Done"),
    TaskState.CANCELLED: Text("已取消，已得到的结果保留", "Cancelled; what came so far is kept"),
    TaskState.FAILED: Text("失败：{note}", "Failed: {note}"),
    TaskState.INTERRUPTED: Text(
        "服务程序中途停止，已得到的结果保留；可以再次开始",
        "The server stopped before it was done; what came so far is kept, and it can be started again",
    ),
}
CANCEL = Text("取消", "Cancel")
CANCELLING = Text("正在停止……", "Stopping …")
CELLS = Text("{done} / {all} 格", "{done} of {all} cells")
PROGRESS = Text("进度", "Progress")
FIGURE = Text("指标", "Figure")
STAR = Text(
    "带 * 的（图中空心）到限即停，没有证明：最优值在“找到的 … 上界”之间，“?”表示上界未知；不用来下结论。",
    "What carries * (hollow in charts) ended by a limit and is not proven: the best value lies between the two numbers, "
    "a ? stands for a bound that is not known; nothing is concluded from it.",
)
LEFT_OUT = Text(
    "未画出（没有证明，且与基准矛盾）：{names}", "Left out (not proven, and beside the base): {names}"
)
BASE_OPEN = Text(
    "基准方案本身没有证明为最优，虚线只是它的值。",
    "The base plan itself is not proven the best; the dashed line is just its value.",
)

TORNADO = Text("龙卷风图", "Tornado")
TORNADO_SAYS = Text(
    "以本情景的结果为起点，各因素各退一步、进一步，看所选指标摆动多少。",
    "From the result of this scenario each input takes a step down and a step up; the bars show how far a figure "
    "swings.",
)
TORNADO_INPUTS = Text("因素", "Inputs")
TORNADO_START = Text("计算龙卷风图", "Compute the tornado")
LEAST, GREATEST = Text("最小", "Least"), Text("最大", "Greatest")
SWING = Text("摆动", "Swing")
INPUT = Text("因素", "Input")
