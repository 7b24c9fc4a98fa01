"""What is said of files, wherever they are offered."""

from planner.text import Text

FILES = Text("文件", "Files")
FILE_LANGUAGE = Text("文件语言", "Language of the files")
FILE_LANGUAGES: dict[str, Text] = {
    "page": Text("同本页", "As this page"),
    "zh": Text("中文", "Chinese"),
    "en": Text("英文", "English"),
    "both": Text("中英文", "Both"),
}
ANSWER_FILES = {
    "pdf": Text("打印（PDF）", "To print (PDF)"),
    "excel": Text("工作簿（Excel）", "Workbook (Excel)"),
    "csv": Text("数据（CSV）", "Data (CSV)"),
    "json": Text("数据（JSON）", "Data (JSON)"),
}
