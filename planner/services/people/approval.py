"""Four eyes: who proposed a plan does not approve it, unless an admin allowed that."""

from collections.abc import Sequence

from planner.domain.projects.actor import Actor
from planner.domain.projects.lifecycle import LifeConflict
from planner.domain.solving.finding import Issue, Severity
from planner.services.people.calls import is_called
from planner.store import people
from planner.store.transaction import Transaction
from planner.text import message


def require_other_approver(write: Transaction, proposers: Sequence[Actor]) -> None:
    """Refuse an approval by one who proposed, within its transaction; on one PC, where one person works, nothing is refused.

    Raises
    ------
    LifeConflict
        Saying that another person has to approve.
    """
    if not is_called() or write.actor.actor_id not in {one.actor_id for one in proposers}:
        return
    if not people.allows_own_approval(write.db):
        raise LifeConflict(Issue(severity=Severity.ERROR, message=OWN_PROPOSAL))


OWN_PROPOSAL = message(
    "这个方案由您提交或改动过，须由另一位有审批权限的人批准；没有执行。管理员可在“人员与权限”页允许本人审批。",
    "You proposed or changed this plan, so somebody else has to approve it; nothing was done. An admin can allow own approval "
    "on the page People and roles.",
)
