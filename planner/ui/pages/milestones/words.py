"""What the page of milestones says."""

from planner.text import Text

INTRO = Text(
    "每家企业从签约到上规的七步：计划由方案推出，实际由人登记；谁负责、代办什么、有何问题，一并记下。",
    "The seven steps of each firm from contract to above scale: planned from the plan, met as people enter it, with who looks "
    "after it, what is done on its behalf and what is in the way.",
)
NO_PLAN = Text("没有可以排进度的方案。请先求解。", "There is no plan to schedule from. Make one first.")
TAB = Text("查看", "View")
TABS: dict[str, Text] = {
    "firms": Text("企业", "Firms"),
    "gantt": Text("进度图", "Gantt"),
    "dispatch": Text("月调度清单", "Dispatch list"),
    "example": Text("实例", "Example"),
}
QUESTIONS: dict[str, Text] = {
    "firms": Text("哪些企业需要盯？", "Which firms need looking after?"),
    "gantt": Text("每家企业何时走到哪一步？", "When does each firm reach which step?"),
    "dispatch": Text("这个月要调度什么？", "What has to be seen to this month?"),
    "example": Text("第一家企业走了多久？", "How long did the first firm take?"),
}
ON = Text("截至", "As of")
FILTER = Text("只看", "Show")
FILTERS: dict[str, Text] = {
    "all": Text("全部", "All"),
    "red": Text("红灯", "Red"),
    "amber": Text("黄灯", "Amber"),
    "month": Text("30 天内", "In 30 days"),
}
NOBODY = Text("没有这样的企业。", "There is no such firm.")
NEXT = Text("下一步 {step} · {day}", "next: {step} · {day}")
LATE = Text("晚 {days} 天", "days late: {days}")
LATER_STEPS = Text("后续最多晚 {days} 天", "later steps, days late at most: {days}")
ALL_MET = Text("各步已完成", "all steps met")
OPEN_TASKS = Text("代办 {count}", "{count} to do")
TABLE = Text("全部数字", "All figures")
FIRM, STEP, PLANNED, ACTUAL, EXPECTED, DAYS_LATE, LIGHT, BASIS = (
    Text("企业", "Firm"),
    Text("步骤", "Step"),
    Text("计划", "Planned"),
    Text("实际", "Met"),
    Text("预计", "Expected"),
    Text("晚（天）", "Days late"),
    Text("灯", "Light"),
    Text("依据", "By"),
)
PROMISED = Text("承诺", "promised")
MET = Text("已完成", "met")
CLOSE = Text("关闭", "Close")
CHOOSE = Text("点一家企业，登记进度。", "Choose a firm to enter how it goes.")
YOUR_NAME = Text("您的姓名（记入历史）", "Your name (kept in the history)")
ENTER_STEP = Text("登记哪一步", "Enter which step")
PLANNED_DAY = Text("承诺日期（空：按方案）", "Promised day (empty: the plan's)")
ACTUAL_DAY = Text("实际完成日期（空：未完成）", "Day it was met (empty: not yet)")
SAVE = Text("保存", "Save")
MET_ON = Text("{day} 已完成", "Met on {day}")
FILE = Text("用一个 CSV 登记所有企业", "Enter all firms by one CSV file")
FILE_SAYS = Text(
    "下载的表一企一行，带着现在登记的内容；填好承诺日期、实际日期、责任人、问题和下一步后传回来。空格不改动已登记的内容。",
    "The file has a row a firm with what is entered now. Fill in days promised and met, owner, problems and next step, and give "
    "it back. Empty cells leave what was entered as it is.",
)
FILE_HAD, FILE_TAKEN, FILE_ENTER = (
    Text("下载进度登记表（CSV）", "The table of milestones (CSV)"),
    Text("填好的表", "The table, filled in"),
    Text("登记", "Enter"),
)
FILE_EMPTY = Text("表里没有登记任何内容。", "The table enters nothing.")
FILE_READ = Text("读到 {firms} 家企业的 {entries} 项登记。", "Entries read: {entries}, of firms: {firms}.")
FILE_KEPT = Text("已登记，新的有 {count} 项。", "Entered; new entries: {count}.")
TASKS = Text("代办事项", "Tasks on its behalf")
NO_TASKS = Text("没有代办事项。", "No tasks.")
TASK_DUE = Text("{title} · {day} 前", "{title} · by {day}")
TASK_DONE = Text("{title} · {day} 办结", "{title} · done {day}")
NEW_TASK, TASK_STEP, TASK_DAY, ADD = (
    Text("新事项", "New task"),
    Text("属于哪一步", "For which step"),
    Text("办结期限", "By when"),
    Text("添加", "Add"),
)
NO_STEP = Text("不限", "none")
DROP = Text("不再需要", "No longer needed")
SERVICE = Text("专班", "Who looks after it")
OWNER, PROBLEMS, NEXT_STEP, DUE = (
    Text("责任人", "Owner"),
    Text("存在问题", "Open problems"),
    Text("下一步措施", "Next step"),
    Text("完成时限", "By"),
)
HISTORY = Text("登记历史（{count}）", "History ({count})")
WHEN, WHO, WHAT = Text("时间", "When"), Text("谁", "Who"), Text("登记", "Entered")
TAKE_BACK = Text("撤回最近一次登记", "Take the newest entry back")
NOTHING_NEW = Text("没有改动。", "Nothing was changed.")
KEPT = Text("已保存：{what}", "Saved: {what}")
CLASH = Text(
    "未保存：{who} 已于 {when} 登记“{what}”。您填的还在，核对后可再按保存，以您的为准。",
    "Not saved: {who} entered “{what}” at {when}. What you typed is still there; look at both and save again to keep yours.",
)
ENTERED = Text("{count} 项已填未保存", "{count} typed, not saved")
BACKWARD = Text("倒排", "Backwards")
WANTED = Text("希望何日投产", "Production wanted by")
LATEST, SLACK = Text("最迟", "Latest"), Text("余量（天）", "Slack, days")
MONTH = Text("月份", "Month")
NO_LINES = Text("这个月没有要调度的事项。", "Nothing has to be seen to in this month.")
PRINT, PRINT_BOTH = Text("打印（PDF）", "Print (PDF)"), Text("中英文 PDF", "PDF in both languages")
AHEAD = Text("后两个月将到期", "Due in the two months after it")
REASON, WHAT_STEP, MATTER = Text("缘由", "Why"), Text("节点", "Step"), Text("协调事项", "To be arranged")
EXAMPLE_DAY, EXAMPLE_HOW, EXAMPLE_KIND = (
    Text("日期", "Day"),
    Text("公布的说法", "As published"),
    Text("性质", "Kind"),
)
FACT, DERIVED = Text("事实", "fact"), Text("推算", "derived")
EXAMPLE_SAYS = Text(
    "{firm}。来源：{source}。6 天装修属例外，不作默认值；"
    "园内默认：装修和办证周数取自企业或其类型，试产 {trial} 周（即“随后 20 天”），"
    "签约在交房前 {sign} 周，验收在装修后 {acceptance} 周内，均为假设。",
    "{firm}. Source: {source}. Six days of fit-out are exceptional and no default. In the park: weeks of fit-out and licence are "
    "those of the firm or its archetype; {trial} weeks of trial run (the 20 days), the contract {sign} weeks before handover "
    "and acceptance within {acceptance} weeks of the fit-out are assumptions.",
)
FIRST_SAID = Text(
    "杉源一期：6 天装修，8 月中旬取证，随后 20 天投产。",
    "Shanyuan, phase 1: fitted out in 6 days, licensed in mid-August, in production 20 days later.",
)
WHO_MOVES = Text("重排：还有谁要动？", "Re-plan: who else moves?")
SLIP_SCENARIO = Text("做成情景", "Make it a scenario")
SLIP_NAME = Text("{firm} 晚 {days} 天", "{firm}, days late: {days}")
SLIP_NO_PLAN = Text("这样就没有可行的方案。", "With this no plan is feasible.")
SLIP_RESULT = Text(
    "重排后另有 {count} 家企业变动；期望价值 {before} → {after} 点；落位 {placed_before} → {placed_after} 家。",
    "Re-planned, firms that change besides it: {count}; expected value {before} → {after} points; placed {placed_before} → "
    "{placed_after}.",
)
PLACE_BEFORE, PLACE_AFTER = Text("原位置", "Before"), Text("新位置", "After")
LICENCE_LONGER = Text(
    "{firm} 办证用了 {weeks} 周，{kind} 类企业假设为 {assumed} 周（{low} 至 {high} 周的中间值）。",
    "The licence of {firm} took {weeks} weeks; {assumed} are assumed for {kind} (the middle of {low} to {high}).",
)
LICENCE_TAKE = Text(
    "把 {kind} 办证周数的上限改为 {new} 周（默认值随之为 {weeks} 周）",
    "Set the longest licence time of {kind} to {new} weeks (its default becomes {weeks})",
)
LICENCE_TAKEN = Text(
    "该企业类型的办证周数已不短于此。", "The licence time of the archetype is no shorter than this already."
)
LICENCE_STEP = Text("{kind} 办证周数的上限改为 {new} 周", "{kind}: licence at most {new} weeks")
LICENCE_LAID = Text(
    "已写入未保存的修改：{kind} 的办证周数。请到“企业”页核对并保存；保存前不影响方案，也可撤销。",
    "Put among the unsaved changes: the licence weeks of {kind}. Look at it on the page Firms and save; until then no plan "
    "changes, and it can be undone.",
)
DRAFT_MOVED = Text(
    "未保存的修改刚在别处变动，请再按一次。",
    "Somebody altered the unsaved changes just now; press again.",
)
DRAFT_BLOCKED = Text(
    "未保存的修改中有无法读取的内容，请先到“企业”页改正。",
    "Something among the unsaved changes cannot be read; correct it on the page Firms first.",
)
TO_FIRMS = Text("去“企业”页", "Go to the page Firms")
