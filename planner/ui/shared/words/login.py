"""What is said around logging in: the way in, who is in, the way out."""

from planner.domain.projects.person import EVERYWHERE, ROLE_TITLES, Permission, least_role
from planner.text import Message, Text, message

LOG_IN = Text("登录", "Log in")
LOG_OUT = Text("退出登录", "Log out")
NO_ROLE = Text(
    "{name}，您已登录，但还没有任何权限。请把编号 {person} 告诉管理员，由管理员在“人员与权限”页给您角色，然后刷新本页。",
    "{name}, you are logged in and have no role yet. Tell an admin your id {person}: a role is given on the page People and "
    "roles. Then refresh this page.",
)
WHO = Text("{name} · {roles}", "{name} · {roles}")
NO_ROLES = Text("无角色", "no role")
BETWEEN = Text("、", ", ")


def needs_role(needs: Permission, project_id: str) -> Message:
    """Say which role something needs."""
    role = ROLE_TITLES[least_role(needs)]
    if project_id == EVERYWHERE and needs is not Permission.ADMINISTER:
        return message(
            "需要对全部项目的“{role}”角色。请向管理员申请。",
            "This needs the role “{role}” in all projects. Ask an admin for it.",
            role=role,
        )
    return message(
        "需要“{role}”角色。请向管理员申请。", "This needs the role “{role}”. Ask an admin for it.", role=role
    )
