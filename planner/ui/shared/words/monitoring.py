"""What each figure of the server is, in both languages."""

from planner.text import Text

PAGE_SECONDS = Text("绘制一页用的秒数", "Seconds to draw a page")
PAGE_PROCESSOR = Text("绘制一页用的处理器秒数", "Processor seconds to draw a page")
FAULTS = Text("没有页面预料到的故障", "Faults that no screen foresaw")
SESSIONS = Text("打开的标签页", "Tabs that are open")
THREADS = Text("服务器的线程", "Threads of the server")
DATABASE_UP = Text("数据库是否读得到", "Whether the database can be read")
TASKS = Text("各状态的任务", "Tasks by state")
NEWEST_BACKUP = Text("最近一份自动备份的时间", "When the newest automatic backup was written")
