"""The command line: one verb a job, and `db`. Exit status 0 done, 1 the answer is no, 2 bad input."""

import typer

from planner.cli import db, people
from planner.cli.capacity import capacity
from planner.cli.check import check
from planner.cli.compare import compare
from planner.cli.export import export
from planner.cli.indicators import indicators
from planner.cli.milestones import milestones
from planner.cli.phasing import phasing
from planner.cli.plan import plan
from planner.cli.portfolio import portfolio
from planner.cli.price import price
from planner.cli.recommend import recommend
from planner.cli.repair import repair
from planner.cli.risk import risk
from planner.cli.speaking import SpeakingCommand, SpeakingGroup
from planner.cli.sweep import sweep
from planner.cli.template import template
from planner.cli.why import why

app = typer.Typer(
    cls=SpeakingGroup,
    help="园区规划师：哪家企业进哪栋楼、何时进。English: --lang en / "
    "Park Planner: which firm goes into which building, and when. 中文：--lang zh",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.command(
    cls=SpeakingCommand,
    help="规划一个园区；得到方案时退出状态 0，没有方案 1，输入有误 2 / "
    "plan a park; exit 0 with a plan, 1 if there is none, 2 on bad input",
)(plan)
app.command(
    cls=SpeakingCommand,
    help="重新检查方案；通过 0，有不符或没有方案 1，无法读取 2 / "
    "check a plan again; exit 0 if it passes, 1 with findings or without a plan, 2 if it cannot be read",
)(check)
app.command(
    cls=SpeakingCommand,
    help="现有容量与空置：每季每栋还有多少、何时满、谁没有着落；有方案 0，没有方案 1，输入有误 2 / "
    "what there is and what is left by quarter and place, when the park is full, who has no place; exit 0 with a plan, "
    "1 without one, 2 on bad input",
)(capacity)
app.command(
    cls=SpeakingCommand,
    help="每栋楼最晚何时交付、推迟一季的代价与失去的企业；分界全部证明 0，否则或没有方案 1，输入有误 2 / "
    "when each building has to be ready, what a quarter of delay costs and whom it loses; exit 0 when every break is proven, "
    "1 if not or without a plan, 2 on bad input",
)(phasing)
app.command(
    cls=SpeakingCommand,
    help="租金、产值税收、亩均、到位率、五个当年、用工，按企业和年份；有方案 0，没有方案 1，输入有误 2 / "
    "rent roll, output and tax, yields per mu, funds in place, five in one year and staff, by firm and year; exit 0 with a "
    "plan, 1 without one, 2 on bad input",
)(indicators)
app.command(
    cls=SpeakingCommand,
    help="每家企业从签约到上规：日期、红黄绿灯、月调度清单、倒排；有方案 0，没有方案 1，输入有误 2 / "
    "each firm from contract to above scale: days, lights, the dispatch list, backwards; exit 0 with a plan, 1 without one, "
    "2 on bad input",
)(milestones)
app.command(
    cls=SpeakingCommand,
    help="推演许多个未来：结果分布、满租与超限概率、现在就定什么、先问谁；全部算完 0，被停止或没有方案 1，输入有误 2 / "
    "play many futures: how results spread, what fills, what to decide now, whom to call; exit 0 when all are played, 1 if it "
    "was stopped or there is no plan, 2 on bad input",
)(risk)
app.add_typer(db.app, name="db")
app.add_typer(people.user, name="user")
app.add_typer(people.token, name="token")
app.command(
    cls=SpeakingCommand,
    help="写出方案的文件；已写出 0，没有方案 1，读不了或写不了 2 / "
    "write the files of a plan; exit 0 when written, 1 without a plan, 2 if something cannot be read or written",
)(export)
app.command(
    cls=SpeakingCommand,
    help="对比方案；对比完成 0，有读不了的 2 / "
    "compare plans; exit 0 when compared, 2 if something cannot be read",
)(compare)
app.command(
    cls=SpeakingCommand,
    help="放不下时怎么办；无需修复或找到修复 0，没有找到 1，输入有误 2 / "
    "what it would take to place firms; exit 0 when nothing needs repair or one was found, 1 if not, 2 on bad input",
)(repair)
app.command(
    cls=SpeakingCommand,
    help="逐格求解；全部有方案 0，有的没有或被停止 1，输入有误 2 / "
    "solve every cell; exit 0 when all have a plan, 1 if some have none or it was stopped, 2 on bad input",
)(sweep)
app.command(
    cls=SpeakingCommand,
    help="几个园区合在一起规划；得到方案时 0，没有方案 1，输入有误 2 / "
    "plan several parks as one; exit 0 with a plan, 1 if there is none, 2 on bad input",
)(portfolio)
app.command(
    cls=SpeakingCommand,
    help="多一点资源、面积或少一条规则值多少；全部计价 0，未全部计价或没有方案 1，输入有误 2 / "
    "what more of a resource or of space, or a rule less, is worth; exit 0 when all are priced, 1 if not or without a plan, "
    "2 on bad input",
)(price)
app.command(
    cls=SpeakingCommand,
    help="为来访企业找位置；有位置 0，没有 1，缺项或无法读取 2 / "
    "rank places for an enquiry; exit 0 when there is one, 1 if there is none, 2 if something is missing or unreadable",
)(recommend)
app.command(
    cls=SpeakingCommand,
    help="写出数据模板；园区读不了或文件写不了时 2 / "
    "write the data template; exit 2 if the park cannot be read or the file cannot be written",
)(template)
app.command(
    cls=SpeakingCommand,
    help="企业为何在此、为何不在彼；所问之处有的可行 0，都不可行 1，输入有误 2 / "
    "why a firm is here and not there; exit 0 if some place asked about is open to it, 1 if none is, 2 on bad input",
)(why)

__all__ = ["app"]
