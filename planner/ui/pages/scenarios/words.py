"""What the page of scenarios says."""

from planner.text import Text

INTRO = Text(
    "在下面选一种假设，拖动滑块，按“加入并求解”。结果与基准方案逐项对比，尽量少动其他企业。",
    "Choose an assumption, move the sliders, press “Add and solve”. The result is held against its base plan, "
    "with as few changes as its value allows.",
)
NO_PLAN = Text(
    "情景建立在一份方案之上，而这个园区还没有方案。请先求解。",
    "A scenario stands on a plan, and this park has none yet. Make a plan first.",
)
KIND = Text("假设", "Assumption")
KINDS: dict[str, Text] = {
    "late_phase": Text("分期推迟或提前交付", "A phase handed over late or early"),
    "late_building": Text("楼栋推迟或提前交付", "A building handed over late or early"),
    "close": Text("关闭楼栋或楼层", "A building or floor closed"),
    "cap": Text("公用工程上限", "Cap of a utility"),
    "demand": Text("需求放大或缩小", "Demand scaled"),
    "signed": Text("只看已签约企业", "Signed firms only"),
    "probability": Text("只看概率较高的企业", "Likely firms only"),
    "remove": Text("企业退出", "A firm drops out"),
    "resize": Text("企业面积改变", "A firm changes size"),
    "time": Text("企业时间改变", "A firm changes time"),
    "stage": Text("企业阶段改变", "A firm changes stage"),
    "renew": Text("在园企业续租", "A sitting firm renews its lease"),
    "pin": Text("锁定企业", "Pin a firm"),
    "forbid": Text("禁止企业进入", "Bar a firm"),
    "release": Text("解除锁定与禁入", "Release a firm"),
    "reserve": Text("保留单元或首层", "Reserve units or ground floor"),
    "end_hold": Text("提前结束预留", "A hold ends early"),
    "end_commitment": Text("解除承诺的位置", "A commitment to a place ends"),
    "split": Text("拆分单元", "Split a unit"),
    "join": Text("合并单元", "Join units"),
    "switch": Text("规则开关", "Switch a rule"),
    "waive": Text("对企业豁免规则", "Waive a rule for firms"),
    "goal": Text("换目标", "Another goal"),
}
HOLD = Text("预留（单元 · 到期 · 为谁）", "Hold (units · until · for whom)")
ENDS = Text("何时结束", "Ends")
AT_ONCE = Text("立即取消", "at once")
COMMITTED = Text("企业及承诺的位置", "Firm and the place it is committed to")
LEASE = Text("租约", "Lease")
RENEW_YEARS = Text("续租年数", "Years longer")
PHASE = Text("分期", "Phase")
FLOOR = Text("楼层", "Floor")
ALL_FLOORS = Text("整栋", "the whole building")
QUARTERS = Text("推迟季度数（负数为提前）", "Quarters late (negative: early)")
SUBJECT = Text("对象与资源", "Of what")
CAP_BY = Text("方式", "How")
CAP_WAYS: dict[str, Text] = {"times": Text("乘以", "times"), "value": Text("数值", "value")}
CAP_NOW = Text("现为 {value}，改为 {new}", "now {value}, becomes {new}")
FACTOR = Text("系数", "Factor")
VALUE = Text("新上限", "New cap")
FROM = Text("自季度", "From")
PART = Text("哪一项需求", "Which demand")
PARTS: dict[str, Text] = {
    "all": Text("全部", "all of it"),
    "area": Text("面积", "area"),
    "power_kw": Text("用电", "power"),
    "water_m3d": Text("用水", "water"),
    "wastewater_m3d": Text("废水", "wastewater"),
    "steam_tph": Text("蒸汽", "steam"),
    "hazwaste_tpa": Text("危废", "hazardous waste"),
}
PROBABILITY = Text("概率不低于", "Probability at least")
FIRMS = Text("企业", "Firms")
AREA = Text("意向面积（㎡）", "Requested area (㎡)")
DESIRED = Text("期望季度", "Desired quarter")
STAGE = Text("阶段", "Stage")
UNIT = Text("单元", "Unit")
UNTIL = Text("到季度", "Until")
PARK = Text("园区", "Park")
SHARE = Text("首层面积比例", "Share of the ground floor")
FIRST_PART = Text("第一部分（㎡），其余为第二部分", "First part (㎡); the rest is the second")
RULE = Text("规则", "Rule")
CLAUSE = Text("条款", "Clause")
WHOLE_RULE = Text("整条规则", "the whole rule")
ON = Text("启用", "On")
PRESET = Text("目标", "Goal")
SIGNED_SAYS = Text(
    "尚未签约、也不在园的企业全部不计。", "Every firm that is neither signed nor sitting is left out."
)
ADD_SOLVE = Text("加入并求解", "Add and solve")
ADD = Text("只加入", "Add only")
TO_NEW = Text("将新建一个情景", "makes a new scenario")
TO_THIS = Text("加到“{name}”", "goes into “{name}”")
LIMIT = Text("时间上限（秒）", "Time limit (s)")
LIST = Text("情景", "Scenarios")
AS_IT_IS = Text("按原样取用正在查看的方案（{plan}）", "Take the plan on show as it is ({plan})")
AS_IT_IS_HELP = Text(
    "不加修改，送审或付诸执行。", "Without an edit: to be proposed, approved and put in force."
)
LIST_EMPTY = Text(
    "还没有情景。选一种假设并按“加入并求解”，就会建立第一个。",
    "There is no scenario yet. Choose an assumption and press “Add and solve” to make the first.",
)
NAME = Text("名称", "Name")
STATE = Text("状态", "State")
EDITS_COUNT = Text("修改", "Edits")
AUTHOR = Text("最后保存人", "Last saved by")
SAVED_AT = Text("时间", "When")
BASE = Text("基准版本", "Base version")
STALE = Text("数据已更新", "facts moved on")
RESULT = Text("结果", "Result")
PLACED = Text("{count} 家落位", "firms placed: {count}")
NOT_SOLVED = Text("未求解", "not solved")
CHOSEN = Text("▶ ", "▶ ")
START_NEW = Text("另起一个情景", "Start another scenario")
COPY = Text("另存副本", "Copy")
COPY_NAME = Text("{name}（副本）", "{name} (copy)")
DELETE = Text("移入回收站", "Put away")
BIN = Text("回收站", "Put away")
BRING_BACK = Text("恢复“{name}”", "Restore “{name}”")
DELETED = Text("“{name}”已移入回收站，可随时恢复。", "“{name}” was put away; it can be restored at any time.")
SAVED_MEANWHILE = Text(
    "{who} 刚刚保存了这个情景，您的改动未写入。请看过最新内容再改。",
    "{who} saved this scenario a moment ago; your change was not written. Look at the newest version first.",
)
EDITS = Text("修改（按顺序）", "Edits, in order")
EDITS_NONE = Text("没有修改：与基准相同。", "No edits: the same as its base.")
OFF = Text("停用", "off")
UP = Text("↑", "↑")
DOWN = Text("↓", "↓")
REMOVE = Text("删除", "Remove")
UP_HELP = Text("上移", "Move up")
DOWN_HELP = Text("下移", "Move down")
CONFLICTS = Text("这些修改不能同时使用：", "These edits cannot be used together:")
FROZEN = Text(
    "这个情景“{state}”，不可改动。要改请另存副本。",
    "This scenario is {state} and cannot be changed. Change a copy of it.",
)
FROZEN_BY_DECISION = Text(
    "{who} 于 {day} 就这个情景的方案作出了决定，情景已冻结。要改请另存副本，或在“版本与项目”页撤回决定。",
    "{who} decided on a plan of this scenario on {day}, so it is frozen. Change a copy, or withdraw the decision on the page "
    "Versions and projects.",
)
NO_BASE = Text(
    "这个情景的基准方案已不在，无法求解；请另建情景。",
    "The base plan of this scenario is gone, so it cannot be solved. Make a new scenario.",
)
SOLVE = Text("求解", "Solve")
SOLVE_AGAIN = Text("提高时间上限再求解", "Solve again with the limit set here")
ANY_CHANGES = Text("不限变动", "Whoever moves")
ANY_CHANGES_HELP = Text(
    "不勾选：变动的企业不多于修复基准方案所需。勾选：求价值最高的方案，可能动很多家。",
    "Off: no more firms change than repairing the base plan takes. On: the plan of most value, which may move many.",
)
SEE_RESULT = Text("与基准相比", "Against its base")
NOTHING_YET = Text(
    "修改已就绪，还没有求解。按“求解”。", "The edits are ready and not solved yet. Press “Solve”."
)
STALE_SAYS = Text(
    "园区数据已到第 {head} 版，这个情景建立在第 {base} 版之上。可以换到当前方案，逐项核对修改。",
    "The facts are at version {head}; this scenario stands on version {base}. It can be put on the plan on show, "
    "each edit reviewed.",
)
REVIEW = Text("换基准前的核对", "Review before the new base")
REVIEW_EDIT = Text("修改", "Edit")
REVIEW_STANDING = Text("在新基准上", "On the new base")
REBASE = Text("换到当前方案", "Put it on the plan on show")
REBASED = Text(
    "已换到第 {number} 版的方案。请重新求解。", "Now on a plan of version {number}. Solve it again."
)
LIFE = Text("审批", "Approval")
LIFE_WHO = Text("谁", "Who")
LIFE_SAID = Text("意见", "Comment")
COMMENT = Text("意见", "Comment")
YOUR_NAME = Text("您的姓名（记入审批）", "Your name (kept with the approval)")
STEPS: dict[str, Text] = {
    "draft": Text("退回为草案", "Back to draft"),
    "proposed": Text("提交", "Propose"),
    "approved": Text("批准", "Approve"),
    "in_force": Text("付诸执行", "Put in force"),
    "archived": Text("归档", "Archive"),
}
RESTORE = Text("从归档恢复", "Restore from the archive")
SOLVE_FIRST = Text("求解后才能提交或执行。", "Solve it before it is proposed or put in force.")
STEPPED = Text("“{name}”现为：{state}。", "“{name}” is now {state}.")
