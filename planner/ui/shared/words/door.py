"""What is said to those who are not let in, and to whoever starts the app where it may not be."""

from planner.text import Text, message

OTHER_HOST = Text(
    "本程序不以这个主机名提供服务。请用启动时显示的地址打开；经代理访问时，把主机名写入 .streamlit/config.toml 的 "
    "server.allowedHosts。",
    "This app does not answer to that host name. Open it by the address shown at the start; behind a proxy, put the "
    "host name into server.allowedHosts in .streamlit/config.toml.",
)
CLOSING = message(
    "程序正在关闭，这一步没有完成。重新启动后请刷新本页。",
    "The planner is closing; this step was not carried out. Refresh this page once it is started again.",
)
BY_HEADER = Text(
    "未启动：设置了 server.trustedUserHeaders，请求头会被当作登录的人，任何人都能冒充他人。请去掉这项设置，"
    "登录只经 OpenID Connect。",
    "Not started: server.trustedUserHeaders is set, so a header of a request would stand for whoever logged in, and "
    "anybody could be anybody. Take that setting away; people log in with OpenID Connect alone.",
)
FROM_ELSEWHERE = Text(
    "本程序没有设置登录，只回答本机。多人使用时请先设置登录，见 docs/deployment.md 的“团队服务器”。",
    "No login is configured, so this app answers this machine alone. For a team, configure the login first: see A team server in "
    "docs/deployment.md.",
)
NO_ROOM = Text(
    "本页已上传的文件共计将超过 100 MB，没有接收。请先移除不用的文件，或刷新网页后再传。",
    "The files of this page would be more than 100 MB together, so this one was not taken. Remove those that are not needed, or "
    "refresh the page, and upload it again.",
)
NOT_IN = Text("请先登录。", "Log in first.")
NOTHING_HERE = Text("这里没有内容。", "There is nothing here.")


def open_to_others(address: str) -> Text:
    """Say why the app does not start on an address that other machines reach."""
    return message(
        "未启动：地址 {address} 可从其他电脑访问，而本程序尚未设置登录，任何人都能查看和修改园区数据。"
        "请去掉 --server.address（或 STREAMLIT_SERVER_ADDRESS），只在本机使用；"
        "需要多人使用时，请先设置登录（PLANNER_OIDC_METADATA_URL 等，见 docs/deployment.md 的“团队服务器”），"
        "或各自在本机启动，共用一个 PostgreSQL 数据库。",
        "Not started: other machines could reach the address {address}, and no login is configured, so anyone could "
        "read and change the park. Leave out --server.address (or STREAMLIT_SERVER_ADDRESS) and use it on this "
        "machine; for a team, configure the login first (PLANNER_OIDC_METADATA_URL and what goes with it, see A team server in "
        "docs/deployment.md), or start it on each PC on one PostgreSQL database.",
        address=address or "0.0.0.0",  # noqa: S104  what an empty address means, said and not bound
    ).both()
