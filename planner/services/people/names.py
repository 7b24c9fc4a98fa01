"""A person by what an operator types: an id, a subject, or a mail address that one person alone has."""

from planner.domain.projects.person import Person
from planner.services.people.people import People
from planner.store.errors import missing


def person_called(known: People, text: str) -> Person:
    """Return the person of an id, a subject or a mail address.

    Raises
    ------
    StoreError
        If it is nobody, or more than one.
    """
    everybody = known.list()
    for fits in (
        [one for one in everybody if one.person_id == text],
        [one for one in everybody if one.subject == text],
        [one for one in everybody if one.email and one.email.lower() == text.lower()],
    ):
        if len(fits) == 1:
            return fits[0]
    raise missing(text)
