"""What the environment may set, read once."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from platformdirs import user_data_path

from planner.text import Lang, Message, Text, message

DATABASE_NAME = "planner.sqlite3"
ROOT = Path(__file__).resolve().parent.parent
"""The folder that holds `data/` and `static/`."""


_MOST_DIGITS = 9
THIS_MACHINE = ("127.0.0.1", "localhost", "::1")
LEAST_SECRET = 32
"""Characters of the secret that cookies are signed with."""
LEAST_TOKEN = 16
"""Characters of the token that lets a program see the figures of the server."""
_LOGIN = {
    "PLANNER_OIDC_METADATA_URL": Text(
        "身份提供方的元数据地址（https://…/.well-known/openid-configuration）",
        "the address of the provider's metadata (https://…/.well-known/openid-configuration)",
    ),
    "PLANNER_OIDC_CLIENT_ID": Text(
        "在身份提供方登记的客户端编号；登录的各项须一并设置",
        "the client id that the provider gave; all settings of the login are needed together",
    ),
    "PLANNER_OIDC_CLIENT_SECRET": Text(
        "身份提供方给出的客户端密钥；登录的各项须一并设置",
        "the client secret that the provider gave; all settings of the login are needed together",
    ),
    "PLANNER_COOKIE_SECRET": Text(
        f"至少 {LEAST_SECRET} 个字符的随机密钥；登录的各项须一并设置",
        f"a random secret of at least {LEAST_SECRET} characters; all settings of the login are needed together",
    ),
    "PLANNER_PUBLIC_URL": Text(
        "浏览器打开本程序的地址（https://主机名；仅本机时可为 http://127.0.0.1:端口）",
        "the address that browsers open (https://HOST; http://127.0.0.1:PORT on this machine alone)",
    ),
}
"""What each setting of a login should be."""


class SettingsError(ValueError):
    """A variable of the environment that says something else than it may."""

    def __init__(self, name: str, value: str, expected: Text) -> None:
        super().__init__(f"{name} is {value!r}; expected: {expected.en}")
        self.message: Message = message(
            "环境变量 {name} 的值是“{value}”，应为 {expected}。请改正后重新启动。",
            "The environment variable {name} is “{value}”; it should be {expected}. Correct it and start again.",
            name=name,
            value=value,
            expected=expected,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LoginSettings:
    """How people log in: the provider, what it knows this program by, and where browsers reach it.

    `first_admin` is the subject, or the verified mail address, of who begins as admin; empty for nobody.
    """

    metadata_url: str
    client_id: str
    client_secret: str = field(repr=False)
    cookie_secret: str = field(repr=False)
    public_url: str
    first_admin: str = ""

    @property
    def host(self) -> str:
        """The host name that browsers ask for."""
        return urlsplit(self.public_url).hostname or ""


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of this process.

    `solver_slots` is how many solves may run at a time; `language` is what a screen shows
    before anyone chose. `database_url` says where everything is kept: a file of SQLite in the
    user's data folder unless another is named; `sqlite://` alone keeps it in memory.
    `solver_memory_mb` is what one solve may take of memory, 0 for no limit. `user_folder` is
    where this PC keeps its own: who works here, and the usual database.
    `scheduler` is the address of a dask scheduler whose workers take what can be spread; without one, so many
    processes of this machine as `spread_workers`. Where `is_warm`, the app keeps a worker that is loaded already.
    The app backs up every `backup_hours` (0: not by itself) and keeps the newest `kept_backups` of these.
    Its figures are for who has the `metrics_token`, nobody without one; where `is_json_log`, it writes its log as JSON lines.
    """

    data_folder: Path
    language: Lang
    solver_slots: int
    database_url: str
    solver_memory_mb: int
    user_folder: Path
    scheduler: str | None = None
    spread_workers: int = 1
    is_warm: bool = True
    login: LoginSettings | None = None
    backup_hours: int = 24
    kept_backups: int = 10
    metrics_token: str = field(default="", repr=False)
    is_json_log: bool = False


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Read the variables that begin with `PLANNER_`, or give the defaults; see docs/deployment.md.

    Raises
    ------
    SettingsError
        If `PLANNER_LANG` is neither zh nor en, the slots are not a whole number ≥ 1, or the
        memory, `PLANNER_WARM_WORKERS` or `PLANNER_BACKUP_HOURS` is not a whole number ≥ 0, or a login is configured by half.
    """
    given = os.environ if environment is None else environment
    slots = _whole(given, "PLANNER_SOLVER_SLOTS", least=1)
    memory_mb = _whole(given, "PLANNER_SOLVER_MEMORY_MB", least=0)
    warm = _whole(given, "PLANNER_WARM_WORKERS", least=0)
    hours = _whole(given, "PLANNER_BACKUP_HOURS", least=0)
    folder = Path(given.get("PLANNER_HOME") or user_data_path("ParkPlanner", appauthor=False))
    return Settings(
        data_folder=Path(given.get("PLANNER_DATA") or ROOT / "data"),
        language=_language(given),
        solver_slots=max(1, (os.cpu_count() or 2) - 1) if slots is None else slots,
        database_url=given.get("PLANNER_DATABASE_URL") or usual_database_url(folder),
        solver_memory_mb=_usual_memory_mb() if memory_mb is None else memory_mb,
        user_folder=folder,
        scheduler=given.get("PLANNER_SCHEDULER") or None,
        spread_workers=(os.cpu_count() or 1) if slots is None else slots,
        is_warm=warm != 0,
        login=_login(given),
        backup_hours=24 if hours is None else hours,
        kept_backups=_whole(given, "PLANNER_BACKUPS_KEPT", least=1) or 10,
        metrics_token=_token(given, "PLANNER_METRICS_TOKEN"),
        is_json_log=_is_json(given),
    )


def usual_database_url(folder: Path) -> str:
    """Name the file in the user's data folder; nothing is made."""
    return f"sqlite:///{(folder / DATABASE_NAME).as_posix()}"


def _whole(given: Mapping[str, str], name: str, *, least: int) -> int | None:
    """Read a whole number; None if the variable is not set."""
    text = given.get(name)
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS and int(text) >= least):
        expected = Text(f"不小于 {least} 的整数", f"a whole number, {least} or more")
        raise SettingsError(name, text, expected)
    return int(text)


def _login(given: Mapping[str, str]) -> LoginSettings | None:
    """Read how people log in; None if nothing of it is set. All of it is needed, and no half of it lets anybody in."""
    said = {name: _secret(given, name) for name in _LOGIN}
    first_admin = given.get("PLANNER_FIRST_ADMIN", "").strip()
    if not (first_admin or any(said.values())):
        return None
    for name, value in said.items():
        if not value:
            raise SettingsError(name, "", _LOGIN[name])
    _require_web_address("PLANNER_OIDC_METADATA_URL", said["PLANNER_OIDC_METADATA_URL"])
    _require_web_address("PLANNER_PUBLIC_URL", said["PLANNER_PUBLIC_URL"])
    if len(said["PLANNER_COOKIE_SECRET"]) < LEAST_SECRET:
        raise SettingsError("PLANNER_COOKIE_SECRET", "…", _LOGIN["PLANNER_COOKIE_SECRET"])
    return LoginSettings(
        metadata_url=said["PLANNER_OIDC_METADATA_URL"],
        client_id=said["PLANNER_OIDC_CLIENT_ID"],
        client_secret=said["PLANNER_OIDC_CLIENT_SECRET"],
        cookie_secret=said["PLANNER_COOKIE_SECRET"],
        public_url=said["PLANNER_PUBLIC_URL"].rstrip("/"),
        first_admin=first_admin,
    )


def _secret(given: Mapping[str, str], name: str) -> str:
    """Return a variable, or what the file holds that `<name>_FILE` names: secrets of a container come as files."""
    path = given.get(f"{name}_FILE")
    if not path:
        return given.get(name, "").strip()
    try:
        return Path(path).read_text("utf-8").strip()
    except (OSError, UnicodeError) as fault:
        raise SettingsError(f"{name}_FILE", path, Text("可读取的文件", "a file that can be read")) from fault


def _token(given: Mapping[str, str], name: str) -> str:
    """Read a token that a program sends; a short one could be guessed."""
    token = _secret(given, name)
    if token and len(token) < LEAST_TOKEN:
        expected = Text(
            f"至少 {LEAST_TOKEN} 个字符的随机文字", f"a random text of at least {LEAST_TOKEN} characters"
        )
        raise SettingsError(name, "…", expected)
    return token


def _is_json(given: Mapping[str, str]) -> bool:
    text = given.get("PLANNER_LOG") or "text"
    if text not in {"text", "json"}:
        raise SettingsError("PLANNER_LOG", text, Text("text 或 json", "text or json"))
    return text == "json"


def _require_web_address(name: str, text: str) -> None:
    """Refuse an address that others can listen to: tokens and cookies travel to it."""
    try:
        parts = urlsplit(text)
        is_one = bool(parts.hostname) and not parts.query and not parts.fragment and not parts.username
        is_safe = parts.scheme == "https" or (parts.scheme == "http" and is_this_machine(parts.hostname))
    except ValueError:
        is_one = is_safe = False
    if not (is_one and is_safe):
        raise SettingsError(name, text, _LOGIN[name])


def is_this_machine(address: str | None) -> bool:
    """Whether an address is reached from this machine alone."""
    plain = (address or "").strip("[]")
    return plain in THIS_MACHINE or (plain.startswith("127.") and plain.replace(".", "").isdigit())


def _language(given: Mapping[str, str]) -> Lang:
    text = given.get("PLANNER_LANG") or Lang.ZH
    if text not in set(Lang):
        raise SettingsError("PLANNER_LANG", text, Text("zh 或 en", "zh or en"))
    return Lang(text)


def _usual_memory_mb() -> int:
    """Return three quarters of this machine's memory; 0 where the system does not say."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") * 3 // 4 // 2**20
    except (AttributeError, ValueError, OSError):
        return 0
