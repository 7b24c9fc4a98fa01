"""Texts of the upload page: the file, how its sheets are read, what is asked, what it would do."""

from planner.text import Text

BROWSE = Text("选择或拖入", "Choose or drop")
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
    "The draft has {count} places that cannot be read, so nothing can be laid over it. Mend or discard them first, or "
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
ROWS = Text("原有的行", "Rows that are there")
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
ROWS_UNIT = Text("{count} 行", "{count} rows")
CELLS_UNIT = Text("{count} 格", "{count} cells")
NOTES_UNIT = Text("{count} 处", "{count} places")
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
    "“{sheet}” replaces its table: {count} rows are not in the file and will be removed.",
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
