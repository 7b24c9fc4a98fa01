"""Texts of editing: the bar, the grids, the list of problems, saving, a new firm."""

from planner.text import Text

LOOK = Text("查看", "View")
EDIT = Text("编辑", "Edit")
UPLOAD = Text("导入表格", "Upload")
HISTORY = Text("历史", "History")
WHAT_TO_DO = Text("操作", "What to do")

UNCHANGED = Text("第 {number} 版，没有未保存的修改", "Version {number}, nothing unsaved")
CHANGED = Text(
    "在第 {number} 版上有未保存的修改：{changes}", "Unsaved changes on version {number}: {changes}"
)
SAVES = Text("将保存：{changes}", "To be saved: {changes}")
REMOVES = Text(
    "其中删除：{rows}。保存后仍可在“版本与项目”里恢复上一版。",
    "Removed with it: {rows}. The version before can still be restored under Versions and projects.",
)
ROWS_GONE = Text("已删除：{rows}。“撤销”可全部恢复。", "Removed: {rows}. Undo brings all of it back.")
BELONGS = Text(
    "已删除的{deleted}还有属于它的：{rows}。可以一并删除；要留下的，请先改到别处。",
    "What was removed ({deleted}) leaves behind what belongs to it: {rows}. Remove that too, or first move what is to stay.",
)
DELETE_TOO = Text("一并删除这 {count} 行", "Remove these {count} rows too")
CAN_SAVE = Text("全部可读，可以保存", "All can be read; ready to save")
CANNOT_SAVE = Text("{count} 处需要改正后才能保存", "places to mend before it can be saved: {count}")
UNDO = Text("撤销", "Undo")
REDO = Text("重做", "Redo")
SAVE = Text("保存", "Save")
SAVE_AND_PLAN = Text("保存并重排", "Save and re-plan")
NOT_YET = Text("先不保存", "Not yet")
AND = Text("、", ", ")
WHOLE_ROW = Text("整行", "the whole row")
MERGED = Text(
    "已合并到第 {number} 版之上，请检查后保存。", "Merged onto version {number}; look it over, then save."
)
DISCARD = Text("放弃修改", "Discard")
DISCARDED = Text(
    "已放弃未保存的修改：{changes}。“撤销”可全部恢复。",
    "Unsaved changes given up: {changes}. Undo brings all of it back.",
)
SAVED = Text(
    "已保存为第 {number} 版：{changes}。要退回，可在“版本与项目”里恢复第 {before} 版。",
    "Saved as version {number}: {changes}. To go back, restore version {before} under Versions and projects.",
)
COMMENT = Text("改了什么（可不填）", "What changed (optional)")
YOUR_NAME = Text("您的称呼（只问一次，写入历史）", "Your name (asked once, kept in the history)")
ELSEWHERE = Text(
    "同一处刚在另一个标签页里改过，以那边的为准；这里的{texts}没有写入，需要的话请再改一次。",
    "The same place was just changed in another tab and stands as it is there. Not written here: {texts}. Make the "
    "change again if it is wanted.",
)
DELETION = Text("删除", "the deletion")
BOTH_KEPT = Text(
    "这份草稿刚在另一个标签页里改过；两边的修改都在。",
    "This draft was just changed in another tab; the changes of both are kept.",
)
BUSY = Text(
    "另一个标签页正在写这份草稿，刚才这一处没有写入，请再改一次。",
    "Another tab is writing this draft; your last change was not written, please make it again.",
)
MOVED_ON = Text(
    "这份草稿刚在另一个标签页里改过，本页已换成最新内容，请再试一次。",
    "This draft was just changed in another tab; this page now shows it as it stands, please try again.",
)
GONE = Text(
    "这份草稿已在别处保存或放弃，本页已换成最新版本。",
    "This draft was saved or discarded elsewhere; this page now shows the newest version.",
)

SIGNED = Text(
    "已签约，落地概率随之改为：{firms}（与企业卡片上的“签约”相同；可改写，“撤销”可一并退回）。",
    "Signed, and the probability with it: {firms} (as on the card of the firm; type over it, or undo both).",
)
GRID_HELP = Text(
    "双击单元格即可修改；标 ▾ 的列可选词，也可直接写；可从 Excel 粘贴；最下面一行用来新增；选中左侧行号可删除。"
    "写错的内容会保留并在行首标 ⚠，直到改正。",
    "Double-click a cell to change it; columns with ▾ offer a list, and take what is typed; paste from Excel; the last "
    "row adds one; select row numbers to delete. What cannot be read stays, marked ⚠ at the head of its row, until it "
    "is mended.",
)
COLUMNS = Text("栏目", "Columns")
ALL_COLUMNS = Text("全部列", "All columns")
ROW = Text("行", "Row")
TABLE = Text("数据表", "Table")
REQUIRED = Text("必填", "must be filled")

PROBLEMS = Text("需要处理（{count}）", "To mend ({count})")
ONLY_THESE = Text("只看第 {row} 行", "Only row {row}")
SHOW_ALL = Text("显示全部行", "Show all rows")
PROBLEM_PLACE = Text("{table} 第 {row} 行 · {column}", "{table}, row {row} · {column}")
PROBLEM_FOUND = Text("填写的是“{text}”：{what}", "Found “{text}”: {what}")

CLASH_TITLE = Text("{name} 在 {time} 保存了第 {number} 版", "{name} saved version {number} at {time}")
CLASH_SAYS = Text(
    "您的修改基于第 {base} 版。双方改动的不同之处已自动合并；以下各处两边都改了，请逐项选择。",
    "Your changes were made on version {base}. What differs was merged; both of you changed the places below: choose "
    "for each.",
)
CLASH_NONE = Text(
    "两边的修改互不冲突，可以直接合并。", "Your changes do not touch each other and can be merged."
)
MINE = Text("我的：{value}", "Mine: {value}")
THEIRS = Text("对方：{value}", "Theirs: {value}")
ABSENT = Text("（没有这一行）", "(no such row)")
MERGE = Text("合并到我的草稿", "Merge into my draft")
CLASH_PLACE = Text("{table} · {row} · {field}", "{table} · {row} · {field}")

NOT_KEPT = Text(
    "刚才在表中输入的内容还没有存入草稿：数据库当时不可用。恢复后请按“存入草稿”。",
    "What was just typed into the table is not in the draft yet: the database was away. Keep it once it is back.",
)
KEEP = Text("存入草稿", "Keep it in the draft")
TAKE_ALONG = Text(
    "“{table}”中输入而还没有存入的行；要关闭网页，先复制到别处，以后在“全部列”下可以粘贴回表中（标题行除外）。",
    "Rows typed into “{table}” that are not kept yet; copy them elsewhere before you close the page. Where all columns are "
    "shown they can be pasted into the table again, without the titles.",
)
