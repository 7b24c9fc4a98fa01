"""Texts of the upload page: the file, how its sheets are read, what is asked, what it would do."""

from planner.text import Text

CHOOSE = Text("选择文件（.xlsx、.xls、.et 或 .csv）", "Choose a file (.xlsx, .xls, .et or .csv)")
LIMIT = Text(
    "最大 {mb} MB。表头可在任意一行，中英文均可；合并单元格、合计行、单位、万和亩、GBK 编码都能读。",
    "At most {mb} MB. Headers in any row, in Chinese or English; merged cells, totals rows, Chinese units and GBK can be "
    "read.",
)
INSPECTING = Text("正在读取文件……", "Reading the file …")
REVIEWING = Text("正在核对……", "Reviewing …")
TEMPLATE = Text("下载空白模板", "Download an empty template")
TABLES = Text("下载现有数据", "Download the present tables")
DOWNLOADS = Text(
    "模板带下拉选项、取值范围和示例。现有数据含未保存的修改，改后可再导入。",
    "The template has drop-downs, bounds and examples. The present tables hold unsaved changes too; change them and "
    "upload them again.",
)
EMPTY = Text(
    "上传后先看到核对结果：新增、修改、删除、规范了什么，哪些读不了、哪些要问。确认前什么也不会改。"
    "刷新本页会忘记未导入的文件，重新选择即可。",
    "After the upload you first see a review: what is added, changed, removed and normalised, what cannot be read and "
    "what is asked. Nothing changes before you confirm. A refresh forgets a file that was not imported: choose it again.",
)
REFUSED_FILE = Text("没有读取 {name}：", "{name} was not read:")
READ_FILE = Text("{name} 已读取", "{name} was read")
NO_SHEETS = Text("{name} 中没有带内容的工作表。", "{name} has no sheet that holds anything.")

INTO = Text("导入到", "Import into")
INTO_DRAFT = Text("“{name}”的草稿", "the draft of “{name}”")
INTO_NEW = Text("新项目", "a new project")
NEW_NAME = Text("新项目名称", "Name of the new project")
MEND_FIRST = Text(
    "草稿里还有 {count} 处读不了，不能再叠加导入。请先改正或放弃修改，或导入为新项目。",
    "Places of the draft that cannot be read: {count}. Nothing can be laid over them; correct or discard them first, or "
    "import into a new project.",
)

SHEETS = Text("工作表对应", "How the sheets are read")
SHEETS_HELP = Text(
    "点一行查看它的各列对应；不对就改，改过的会记住，下次同样表头的文件自动套用。",
    "Click a row to see how its columns are read. What you correct is remembered for the next file with these headers.",
)
SHEET = Text("工作表", "Sheet")
READ_AS = Text("作为", "Read as")
HEADER_ROW = Text("表头行", "Header row")
COLUMNS_READ = Text("已读列数", "Columns read")
CONFIDENCE = Text("把握", "Confidence")
ROWS = Text("原有的行", "Existing rows")
NOT_READ = Text("不读取", "not read")
READ_OF = Text("{read} / {all}", "{read} / {all}")
ROW_SAYS = Text("第 {row} 行：{cells}", "Row {row}: {cells}")
CHECK = Text("请核对", "please check")
CORRECTED = Text("已改", "corrected")
SAMPLE = Text("例：{text}", "E.g. {text}")
NO_SAMPLE = Text("（无内容）", "(empty)")
KEEPS = Text("只新增和修改，不删除", "Add and change, remove nothing")
REPLACES = Text("整表替换：表中没有的行会删除", "Replace the table: rows the sheet lacks are removed")
KEEPS_SHORT = Text("保留", "kept")
REPLACES_SHORT = Text("整表替换", "table replaced")
WHOLE = Text("这张工作表", "This sheet will")
COLUMNS_OF = Text("“{sheet}”的各列", "Columns of “{sheet}”")

ASKED_TITLE = Text("需要回答（{count}）", "To answer ({count})")
REFUSED_TITLE = Text("读不了（{count}）", "Cannot be read ({count})")
ASKED_HELP = Text(
    "这些单元格有几种读法，请选一种，或直接输入。",
    "These cells can be read in several ways: choose, or type.",
)
REFUSED_HELP = Text(
    "请输入正确内容，或略过该行；也可以改好文件后重新上传。",
    "Type what is right, or leave the row out; or mend the file and upload it again.",
)
ANSWER = Text("选择或输入", "Choose or type")
CHOOSE_ONE = Text("请选择", "Choose")
ANSWER_AT = Text("{address} 的回答", "Answer for {address}")
CELL = Text("{address}（{column}）填写的是“{text}”：{what}", "{address} ({column}) says “{text}”: {what}")
HEADER_WHAT = Text("{address} 的表头“{text}”：{what}", "{address}, header “{text}”: {what}")
SHEET_WHAT = Text("{sheet}：{what}", "{sheet}: {what}")
ROW_WHAT = Text("{address}（{column}）：{what}", "{address} ({column}): {what}")
MORE = Text(
    "另有 {count} 处未列出，处理完上面的会接着显示。",
    "{count} more are not listed; they follow when these are done.",
)
ANSWERED = Text("已回答（{count}）", "Answered ({count})")
TAKE_BACK = Text("撤回：{address} → {answer}", "Take back: {address} → {answer}")

REVIEW = Text("核对", "Review")
ADDED = Text("新增", "Added")
CHANGED = Text("修改", "Changed")
REMOVED = Text("删除", "Removed")
NORMALISED = Text("规范", "Normalised")
LOOKED_AT = Text("留意", "To look at")
ROWS_UNIT = Text("{count} 行", "rows: {count}")
CELLS_UNIT = Text("{count} 格", "cells: {count}")
NOTES_UNIT = Text("{count} 处", "places: {count}")
TITLE_COUNT = Text("{title}（{count}）", "{title} ({count})")
TABLE = Text("表", "Table")
ROW = Text("行", "Row")
ROW_OF = Text("{sheet} 第 {row} 行", "{sheet}, row {row}")
FIELD = Text("字段", "Field")
BEFORE = Text("原值", "Before")
AFTER = Text("新值", "After")
HOLDS = Text("内容", "What it holds")
ADDRESS = Text("位置", "Where")
FOUND = Text("原文", "Found")
WHAT = Text("说明", "What was done")
EMPTY_CELL = Text("（空）", "(empty)")
FIRST_OF = Text("只列出前 {most} 条，共 {count} 条。", "The first {most} of {count} are listed.")
WILL_REMOVE = Text(
    "“{sheet}”按整表替换：{count} 行不在文件里，将被删除。",
    "“{sheet}” replaces its table; rows that are not in the file and will be removed: {count}.",
)
KEEP_ROWS = Text("保留这些行", "Keep these rows")
WAITING = Text(
    "先处理上面 {count} 处，然后这里列出会新增、修改、删除什么。",
    "First see to what is open above ({count}); then this lists what would be added, changed and removed.",
)
FAULTS = Text("还不能导入：", "Not ready to import:")
NO_CHANGE = Text(
    "文件与现有数据一致，没有要改的。", "The file says what is there already: nothing to change."
)
NOTHING_READ = Text(
    "没有工作表被读取。请在上面为工作表选择它是哪张表。",
    "No sheet is read. Choose above which table a sheet is.",
)

BASE_VERSION = Text(
    "此文件由第 {number} 版导出（{name}，{time}）：只取文件里改过的内容，此后项目自己的修改保留。",
    "This file was written from version {number} ({name}, {time}): only what was edited in it is taken; what the project "
    "changed since stays.",
)
BASE_SHOWN = Text(
    "此文件由选择文件时的草稿导出：只取文件里改过的内容。",
    "This file was written from the draft as it stood when the file was chosen: only what was edited in it is taken.",
)
BASE_UNKNOWN = Text(
    "此文件导出时的数据不是本项目任何一个已保存版本（来自别的项目、情景或未保存的草稿），无法三方比对：按文件内容与现有数据直接比较，"
    "项目此后的修改可能被列为改回原值，请逐条核对。",
    "No saved version of this project holds the facts this file was written from (another project, a scenario, or a draft "
    "never saved so): no three-way merge. It is compared with the present facts, and what the project changed since may be "
    "listed as changed back: look at each line.",
)
BASE_NONE = Text(
    "文件未带版本标记，无法三方比对：按文件内容与现有数据直接比较。",
    "The file carries no mark of a version, so there is no three-way merge: it is compared with the present facts.",
)
UNTOUCHED = Text(
    "这些工作表与导出时相同，其中与改过的工作表不一致的旧值不读：{sheets}",
    "These sheets are as they were written and are not read, since sheets that were edited say otherwise: {sheets}",
)
LEDGER_LIMIT = Text(
    "台账只取园区和企业的事实。不读回：方案的安排（拟入驻的单元、季度和日期）、由公式算出的列、清空的单元格；删掉的行逐行列出，不删除。",
    "Of ledgers only facts of park and firms are taken. Not read back: what the plan intends (rooms, quarters and dates), "
    "computed columns, cells that were emptied; rows that were deleted are listed one by one and stay.",
)
CLASHES = Text("两边都改了（{count} 处，{open} 处待选）", "Changed on both sides ({count}, {open} to choose)")
CLASHES_HELP = Text(
    "文件和项目都改了这些地方，改得不一样。逐项选择，或全部选一边；选完才能导入。",
    "File and project both changed these, in different ways. Choose for each, or one side for all; then it can be imported.",
)
ALL_PROJECT = Text("全部用项目的", "The project's for all")
ALL_FILE = Text("全部用文件的", "The file's for all")
OF_BASE = Text("原为：{value}", "was: {value}")
OF_PROJECT = Text("项目：{value}", "Project: {value}")
OF_FILE = Text("文件：{value}", "File: {value}")
STILL_OPEN = Text(
    "还有 {count} 处待选；下面先按项目的值列出。",
    "{count} still to choose; until then the lists below leave the project's values there.",
)
NOTHING_PROPOSED = Text(
    "文件里没有要带入项目的修改。", "Nothing in the file is to be taken into the project."
)
GAPS = Text("台账中删掉的行，项目保留", "Rows gone from a ledger, kept in the project")
GAPS_HELP = Text(
    "台账里没有这些企业或单元了。台账不删除事实：企业不再入园的，请把阶段改为“已退出”或在“企业”表中删除。",
    "The ledger no longer has these firms or units. Ledgers take no fact away: for a firm that will not come set its stage to "
    "exited, or delete it in the table of firms.",
)
KEPT = Text("项目此后的修改，保留（{count}）", "Changed in the project since, and kept ({count})")
KEPT_HELP = Text(
    "文件导出之后项目里改的，文件没有动过。",
    "The project changed these after the file was written; the file leaves them alone.",
)
IN_FILE = Text("文件", "In the file")
IN_PROJECT = Text("项目", "In the project")
WHAT_CHANGED = Text("变动", "Change")

APPLY = Text("导入到草稿", "Import into the draft")
CREATE = Text("建立新项目", "Make the new project")
CANCEL = Text("取消导入", "Cancel")
ALL_OR_NOTHING = Text(
    "整体导入，作为草稿的一步：可以撤销；按上方“保存”才成为新版本。",
    "All of it goes into the draft as one step that can be undone; it becomes a version with “Save” above.",
)
APPLIED = Text(
    "已导入 {name}。可用“撤销”取消，按“保存”成为新版本。",
    "{name} was imported. “Undo” takes it back, “Save” makes it a version.",
)
CREATED = Text("已由 {name} 建立新项目。", "A new project was made from {name}.")
CANCELLED = Text("已取消，什么也没有改。", "Cancelled; nothing was changed.")
TOO_LATE = Text(
    "草稿刚在别处改过，这次导入没有写入。请看过下面新的核对结果再导入。",
    "The draft was just changed elsewhere; nothing was imported. Look at the new review below, then import again.",
)
