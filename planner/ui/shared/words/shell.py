"""Texts around the pages: title, navigation, language, park, first steps."""

from planner.text import Lang, Message, Text, message

PRODUCT = Text("园区规划师", "Park Planner")
GROUP_OVERVIEW = Text("总览", "Overview")
GROUP_FACTS = Text("数据", "Facts")
GROUP_PLAN = Text("方案", "Plan")
GROUP_SCENARIOS = Text("情景", "What if")
GROUP_ANALYSIS = Text("分析", "Analysis")
GROUP_ENQUIRY = Text("招商", "Investors")
ENQUIRY = Text("需求登记", "Enquiry")
SCENARIOS = Text("情景推演", "Scenarios")
WHY = Text("为何在此", "Why here")
MILESTONES = Text("进度与服务", "Milestones")
PRICES = Text("空间与规则的边际价值", "Price of space")
CAPACITY = Text("容量与空置", "Capacity")
INDICATORS = Text("经营指标", "Indicators")
PHASING = Text("分期交付", "Phasing")
RISK = Text("风险推演", "Risk")
COMPARE = Text("对比方案", "Compare plans")
SWEEP = Text("批量推演与取舍", "Sweeps and trade-offs")
PORTFOLIO = Text("园区组合", "Several parks")
REPLAN = Text("少变动重排", "Re-plan")
OVERVIEW = Text("园区总览", "The park today")
PARK = Text("园区与厂房", "Park")
FIRMS = Text("企业", "Firms")
RULES = Text("规则与政策", "Rules")
PLAN = Text("求解与方案", "Make a plan")
UPLOAD = Text("导入", "Upload")
HISTORY = Text("版本与项目", "Versions and projects")
GROUP_PEOPLE = Text("管理", "Administration")
PEOPLE = Text("人员与权限", "People and roles")

LANGUAGE = Text("语言", "Language")
LANGUAGES: dict[Lang, Text] = {
    Lang.ZH: Text("中文", "中文"),
    Lang.EN: Text("English", "English"),
}
CHOOSE_PARK = Text("园区", "Park")
CHECKING = Text("正在检查方案并计算指标……", "Checking the plan and computing its figures …")
READING = Text("正在读取园区数据……", "Reading the park …")

NO_PARK = Text(
    "没有找到园区数据。请在 {folder} 中放入园区数据文件夹（例如 ziyuan），再刷新本页。",
    "No park was found. Put a folder of park tables (such as ziyuan) into {folder}, then refresh this page.",
)
UNREADABLE = Text(
    "这个园区的数据有 {count} 处问题，未能打开。请按下表修改文件，再刷新本页。",
    "The facts of this park have {count} faults and could not be opened. "
    "Correct the files as listed, then refresh this page.",
)
ISSUE_FILE = Text("文件", "File")
ISSUE_ROW = Text("行", "Row")
ISSUE_COLUMN = Text("列", "Column")
ISSUE_TEXT = Text("原文", "Found")
ISSUE_WHAT = Text("问题与处理", "What is wrong, what to do")
NOTES = Text("读取说明（{count} 条）", "Notes on reading ({count})")

RUNNING = Text("正在求解 · 已用 {seconds} 秒", "Solving · {seconds} s")
DRAFT_WAITS = Text("未保存的修改：{tables}", "Not saved yet: {tables}")
SEE_DRAFT = Text("查看并保存", "See and save")
RUN_SHOWN = Text("求解已结束，结果正在查看", "The solve is over; its plan is on show")
RUN_OVER = Text("求解已结束", "The solve is over")
SEE_RESULT = Text("查看求解结果", "See what it came to")
SEE_RUN = Text("查看求解进度", "See how the solve goes")
NO_PLAN = Text(
    "还没有可以展示的方案。请到“求解与方案”页按“开始求解”，约一分钟内即有结果。",
    "There is no plan to show yet. Go to “Make a plan” and press “Solve”: a result comes within about a minute.",
)
GO_PLAN = Text("去求解", "Make a plan")
REJECTED = Text(
    "这个方案没有通过独立检查，请勿据此行动：共 {count} 处不符。",
    "This plan does not pass the independent check and must not be acted on: {count} findings.",
)

FOOT = Text("版本 {version} · 仅在本机运行", "Version {version} · runs on this machine alone")
FOOT_OF_A_TEAM = Text("版本 {version} · 团队服务器", "Version {version} · team server")

TOUR_STEPS: tuple[Text, ...] = (
    Text(
        "第 1 步，看一家企业在哪里。楼层图每条横条是一层楼，宽度就是面积；点一家企业，卡片写明面积、日期、规则余量。"
        "拖动季度滑块看园区怎样填满。",
        "Step 1: see where a firm is. Each bar of the stacking plan is a floor, its width is area; a click on a firm opens its "
        "card with area, dates and margins. Move the quarter slider to watch the park fill up.",
    ),
    Text(
        "第 2 步，问一家企业为何没有位置。右侧列出未落位的企业；卡片写明每条原因、差多少、何时空出，也可逐栋查代价。",
        "Step 2: ask why a firm has no place. Those without one are listed at the right; the card tells every reason, what is "
        "missing, when room frees, and the price in each building.",
    ),
    Text(
        "第 3 步，推演一个情景。例如“楼栋推迟或提前交付”：选一栋，拖动滑块，按“加入并求解”；结果与现方案逐项对比，园区数据不变。",
        "Step 3: try a scenario. For instance a building handed over late: choose one, move the slider, press “Add and solve”; "
        "the result is held against this plan, and the facts stay as they are.",
    ),
    Text(
        "第 4 步，带走文件。“下载”里有两页纪要、汇报、工作簿和每家企业的交接单，中文、英文或两者；"
        "每份都写明独立检查的结论和假设。",
        "Step 4: take the files along. Among them a memo of two pages, slides, the workbook and a sheet for each firm, in "
        "Chinese, English or both; each tells the checker's verdict and what is assumed.",
    ),
)
TOUR_ACTS: tuple[Text, ...] = (
    Text("打开面积最大的一家", "Open the largest firm"),
    Text("打开第一家未落位企业", "Open the first without a place"),
    Text("去情景推演", "Go to Scenarios"),
    Text("去下载", "Go to the files"),
)
TOUR_NEXT = Text("下一步", "Next")
TOUR_DONE = Text("知道了", "Got it")
TOUR_AGAIN = Text("操作引导", "Short tour")
OLDER = Text(
    "数据已更新到第 {now} 版，这份方案按第 {made} 版数据编制。",
    "The facts are at version {now}; this plan was made from version {made}.",
)
OLDER_HOLDS = Text(
    "按新数据校核，它仍不违反任何规则；可重排看是否有更好的方案。",
    "Under the new facts it still breaks no rule; re-plan to see whether there is a better one.",
)
OLDER_BREAKS = Text(
    "按新数据它有 {count} 处违反规则，例如：{first}。请重排。",
    "Under the new facts it breaks rules in {count} places, for instance: {first}. Please re-plan.",
)
TRY_AGAIN = Text("再试一次", "Try again")
OLDER_PAGE = Text(
    "服务器已更新，这个页面是更新之前打开的，可能显示不全。请刷新本页（F5）；已保存的内容和表格里的草稿都还在。",
    "The server was updated since this page was opened, so it may not show everything. Refresh it (F5); what was saved and what "
    "is in the draft of a table is still there.",
)


def unforeseen(number: str) -> Message:
    """Say that something came up that nobody foresaw; the log tells its cause under the number."""
    return message(
        "程序遇到没有预料到的情况，这一步没有完成；已保存的内容和草稿都还在。请再试一次；"
        "若再次出现，请把编号 {number} 告诉维护人员，日志里按此编号可查到原因。",
        "Something came up that the program did not foresee, and this step was not carried out. What was saved and "
        "what is in the draft is still there. Try again; if it comes up again, tell whoever looks after the program the "
        "number {number}: the log has the cause under it.",
        number=number,
    )
