"""`planner user` and `planner token`: who comes in and may do what on a team server, from the machine it runs on."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from planner.cli.messages import BAD_INPUT, NO
from planner.cli.options import OutputLang
from planner.cli.speaking import SpeakingCommand, SpeakingGroup
from planner.domain.projects.actor import Actor
from planner.domain.projects.person import EVERYWHERE, LONGEST_TOKEN_DAYS, Person, Role, RoleGrant
from planner.settings import SettingsError, read_settings
from planner.text import Lang, Text
from planner.views.format import moment

if TYPE_CHECKING:
    from planner.services.people.people import People

T = TypeVar("T")
OPERATOR = Actor("operator", "命令行 Command line")
"""Whoever owns the machine, on the command line: it needs no role."""
USUAL_DAYS = 90
PersonName = Annotated[
    str, typer.Argument(help="人员的编号、主体标识或邮箱 / a person's id, subject or mail address")
]
ProjectId = Annotated[
    str, typer.Option(help="项目编号；* 表示全部项目 / id of a project; * stands for all of them")
]

user = typer.Typer(
    cls=SpeakingGroup,
    help="团队服务器的人员与角色 / people and roles of a team server",
    no_args_is_help=True,
    rich_markup_mode=None,
)
token = typer.Typer(
    cls=SpeakingGroup,
    help="其他程序访问接口的令牌 / tokens of programs that ask the interface",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@user.command("list", cls=SpeakingCommand, help="列出人员与角色 / list people and their roles")
def users(lang: OutputLang = Lang.ZH) -> None:
    """List people and their roles."""
    for one in _tried(lambda people: people.list(), lang):
        typer.echo(_line(one, lang))


@user.command(
    cls=SpeakingCommand,
    help="在首次登录前加入一个人 / add a person before the first login",
)
def add(
    issuer: Annotated[str, typer.Argument(help="身份提供方的标识（iss） / the provider's issuer (iss)")],
    subject: Annotated[
        str, typer.Argument(help="此人在提供方的标识（sub） / the person's subject there (sub)")
    ],
    name: Annotated[str, typer.Option(help="称呼 / what the person is called")] = "",
    lang: OutputLang = Lang.ZH,
) -> None:
    """Add a person before the first login."""
    typer.echo(_line(_tried(lambda people: people.invite(OPERATOR, issuer, subject, name), lang), lang))


@user.command(cls=SpeakingCommand, help="给予角色，即时生效 / give a role; it counts at once")
def grant(
    person: PersonName,
    role: Annotated[Role, typer.Argument(help="角色 / the role")],
    project: ProjectId = EVERYWHERE,
    lang: OutputLang = Lang.ZH,
) -> None:
    """Grant a role."""
    _changed(person, lambda people, who: people.grant(OPERATOR, who, RoleGrant(role, project)), lang)


@user.command(cls=SpeakingCommand, help="收回角色，即时生效 / take a role away; it counts at once")
def withdraw(
    person: PersonName,
    role: Annotated[Role, typer.Argument(help="角色 / the role")],
    project: ProjectId = EVERYWHERE,
    lang: OutputLang = Lang.ZH,
) -> None:
    """Take a role away."""
    _changed(person, lambda people, who: people.withdraw(OPERATOR, who, RoleGrant(role, project)), lang)


@user.command(cls=SpeakingCommand, help="停用一个人，登录和令牌即时失效 / let a person in no longer, at once")
def suspend(person: PersonName, lang: OutputLang = Lang.ZH) -> None:
    """Let a person in no longer, at once."""
    _changed(person, lambda people, who: people.suspend(OPERATOR, who), lang)


@user.command(cls=SpeakingCommand, help="恢复一个被停用的人 / let a suspended person in again")
def restore(person: PersonName, lang: OutputLang = Lang.ZH) -> None:
    """Let a suspended person in again."""
    _changed(person, lambda people, who: people.restore(OPERATOR, who), lang)


@token.command("list", cls=SpeakingCommand, help="列出令牌，不含密钥 / list tokens, without their secrets")
def tokens(lang: OutputLang = Lang.ZH) -> None:
    """List tokens, without their secrets."""
    names, kept = _tried(
        lambda people: ({one.person_id: one.name for one in people.list()}, people.tokens()), lang
    )
    for one in kept:
        gone = Text("已撤回", "withdrawn").say(lang) if one.withdrawn_at else moment(one.expires_at)
        typer.echo(f"{one.token_id}  {names[one.person_id]}  {one.name}  {gone}")


@token.command(
    cls=SpeakingCommand,
    help="为一个人建立令牌，密钥只显示这一次 / make a token that acts for a person; its secret is printed this once",
)
def make(
    person: PersonName,
    name: Annotated[str, typer.Argument(help="用途 / what it is for")],
    days: Annotated[
        int, typer.Option(help="有效天数 / days it holds", min=1, max=LONGEST_TOKEN_DAYS)
    ] = USUAL_DAYS,
    lang: OutputLang = Lang.ZH,
) -> None:
    """Make a token that acts for a person; its secret is printed this once."""
    from planner.services.people.names import person_called

    def work(people: "People") -> str:
        who = person_called(people, person).person_id
        return people.make_token(OPERATOR, who, name, days=days).secret

    typer.echo(_tried(work, lang))


@token.command(
    "withdraw", cls=SpeakingCommand, help="撤回令牌，即时生效 / withdraw a token; it counts at once"
)
def withdraw_token(
    token_id: Annotated[str, typer.Argument(help="令牌编号，见 list / id of the token, see list")],
    lang: OutputLang = Lang.ZH,
) -> None:
    """Withdraw a token."""
    one = _tried(lambda people: people.withdraw_token(OPERATOR, token_id), lang)
    typer.echo(Text(f"已撤回：{one.name}", f"withdrawn: {one.name}").say(lang))


def _changed(text: str, change: "Callable[[People, str], Person]", lang: Lang) -> None:
    from planner.services.people.names import person_called

    typer.echo(
        _line(_tried(lambda people: change(people, person_called(people, text).person_id), lang), lang)
    )


def _line(person: Person, lang: Lang) -> str:
    grants = [f"{one.role.value}:{one.project_id}" for one in person.grants]
    roles = " ".join(grants) or Text("无角色", "no role").say(lang)
    state = "" if person.is_active else Text("  已停用", "  suspended").say(lang)
    return f"{person.person_id}  {person.name}  {person.email or '-'}  {roles}{state}"


def _tried(work: "Callable[[People], T]", lang: Lang) -> T:
    """Do it on the database, or say why not: 2 if what was named is not there, 1 if it may not be or cannot be now."""
    from planner.domain.projects.lifecycle import LifeConflict
    from planner.services.database.opening import StoreError, StoreFault, open_database
    from planner.services.people.people import People

    try:
        store = open_database(read_settings())
        try:
            return work(People(store))
        finally:
            store.close()
    except LifeConflict as refused:
        typer.echo(refused.issue.message.say(lang), err=True)
        raise typer.Exit(NO) from None
    except StoreError as error:
        typer.echo(error.message.say(lang), err=True)
        raise typer.Exit(BAD_INPUT if error.fault is StoreFault.MISSING else NO) from None
    except SettingsError as error:
        typer.echo(error.message.say(lang), err=True)
        raise typer.Exit(BAD_INPUT) from None
