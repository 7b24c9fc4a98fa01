"""What the page of a plan says."""

from planner.text import Text

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
SIGNED_FIRST = Text(
    "不勾选则已签企业优先，再比所选目标。", "Not ticked: signed firms come first, then the goal chosen."
)
ASK_SIGNED = Text(
    "加权求和时，已签企业可能为其他目标落选。同意请勾选，否则请改用“逐级”。",
    "In a weighted sum a signed firm may be left out for other goals. Tick the box if you agree, or use “Ranked”.",
)
CHANGED = Text("系数已改动，与预设不同。", "Rates differ from the preset.")
EMPTY = Text(
    "还没有方案。选好目标，按“开始求解”；约一分钟内这里会出现楼层图、进度、指标和证明。",
    "There is no plan yet. Choose a goal and press “Solve”; within about a minute the stacking plan, timeline, "
    "figures and certificate appear here.",
)
RENAME = Text("改名", "Rename")
NAME = Text("方案 {number} 的名称", "Name of plan {number}")
NAME_SAYS = Text("留空则按来历称呼。编号不变。", "Left empty, it is called by what it is. The number stays.")
SAVE_NAME = Text("保存名称", "Save the name")
RENAMED = Text("方案 {number} 现名“{name}”。", "Plan {number} is now called “{name}”.")
UNNAMED = Text("方案 {number} 不再有自取的名称。", "Plan {number} has no name of its own any more.")
VIEW = Text("查看", "View")
VIEWS: dict[str, Text] = {
    "stacking": Text("楼层图", "Stacking plan"),
    "times": Text("进度", "Timeline"),
    "resources": Text("公用工程", "Utilities"),
    "figures": Text("指标", "Figures"),
    "unplaced": Text("未落位", "Not placed"),
    "tables": Text("明细表", "Tables"),
    "against": Text("与执行方案对比", "Against the plan in force"),
    "certificate": Text("求解证明", "Certificate"),
    "files": Text("下载", "Files"),
}
ON_SHOW = Text("正在查看", "On show")
GANTT = Text("入驻、装修、办证、投产", "Start, fit-out, licence, production")
TIMELINE = Text("逐季变化", "Quarter by quarter")
QUARTER = Text("季度", "Quarter")
DELIVERED = Text("当季交付", "Handed over")
ARRIVING = Text("入驻", "Arriving")
PRODUCING = Text("投产", "Starting production")
LEAVING = Text("退出", "Leaving")
PRESENT = Text("在园企业", "Firms inside")
DELIVERED_M2 = Text("已交付（㎡）", "Handed over (㎡)")
USED_M2 = Text("落位（㎡）", "Placed (㎡)")
OCCUPANCY = Text("三种入驻率", "Three occupancies")
OCCUPANCY_ROW = Text("范围", "Of")
LEASABLE = Text("可租（㎡）", "Leasable (㎡)")
SIGNED = Text("已签", "Signed")
EXPECTED = Text("期望", "Expected")
PENCILLED = Text("含意向", "With pencilled")
BY_QUARTER = Text("逐季入驻率与面积", "Occupancy and area by quarter")
WHOLE = Text("全期落位率（占全部可租）", "Space taken over the whole plan, of all leasable")
KPIS = Text("园区指标", "Figures of the park")
KPI = Text("指标", "Figure")
VALUE = Text("数值", "Value")
FORMULA = Text("算法", "How it is computed")
THRESHOLD = Text("门槛", "Threshold")
MEETS = Text("达标", "Met")
BY_YEAR = Text("逐年产值与税收（自投产起计）", "Output and tax by year, counted from production")
YEAR = Text("年份", "Year")
WITH_UNIT = Text("{title}（{unit}）", "{title} ({unit})")
BY_STAGE = Text("各阶段企业", "Firms by stage")
PLACED = Text("已落位", "Placed")
NOT_PLACED = Text("未落位", "Not placed")
BY_UNIT = Text("按单元", "By unit")
BY_FIRM = Text("按企业", "By firm")
BUILDING = Text("楼栋", "Building")
FLOOR = Text("楼层", "Floor")
UNIT_ID = Text("单元", "Unit")
UNITS = Text("单元", "Units")
AREA = Text("面积（㎡）", "Area (㎡)")
STATE = Text("状态", "State")
FIRM = Text("企业", "Firm")
KIND = Text("类型", "Kind")
STAGE = Text("阶段", "Stage")
STANDING = Text("性质", "Standing")
PRIORITY = Text("优先级", "Priority")
ASKED = Text("意向（㎡）", "Asked (㎡)")
START = Text("入驻", "Start")
END = Text("租至", "Lease end")
FITOUT = Text("装修完成", "Fit-out done")
LICENCE = Text("办证完成", "Licensed")
PRODUCTION = Text("投产", "Production")
WAITED = Text("等待（季）", "Waited (quarters)")
LOCK = Text("锁定", "Locked")
RENT = Text("挂牌租金（元/㎡·月）", "List rent (yuan/㎡·month)")
NOTE = Text("备注", "Note")
FILES_INTRO = Text(
    "文件在点击时生成，内容与本页一致，都带有独立检查的结论和假设说明。",
    "Files are made when you click; they say what this page says, with the checker's verdict and the assumptions.",
)
VERSION = Text("正在查看的方案", "Plan on show")
IN_FORCE = Text("执行中的方案", "Plan in force")
NONE_IN_FORCE = Text("还没有执行中的方案。", "No plan is in force yet.")
