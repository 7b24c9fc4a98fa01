"""A press on a button that gives a file brings the file, though pages are drawn anew meanwhile."""

from collections.abc import Iterator

import pytest
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.media_file_storage import MediaFileStorageError
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from planner.ui.offered_files import KEPT_S, keep_offered_files

PAGE = "dontcare"
"""What Streamlit calls the session of a test."""


class Clock:
    """Seconds that pass when told."""

    at = 0.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(autouse=True)
def _usual_again() -> Iterator[None]:
    usual = MediaFileManager.remove_orphaned_files
    yield
    MediaFileManager.remove_orphaned_files = usual  # type: ignore[method-assign]


def offered() -> tuple[MediaFileManager, str]:
    """Return the files of a server and the name by which one page offers one."""
    files = MediaFileManager(MemoryMediaFileStorage("/media"))
    return files, offer(files)


def offer(files: MediaFileManager) -> str:
    return files.add_deferred(lambda: b"pack", "application/zip", "main.1", "pack.zip", element_id="pack")


def is_there(files: MediaFileManager, url: str) -> bool:
    return files.read_file(url.rpartition("/")[2]) is not None


def test_a_press_while_the_page_is_drawn_is_lost_where_nothing_is_done_about_it() -> None:
    files, name = offered()
    files.clear_session_refs(PAGE)
    files.remove_orphaned_files()
    with pytest.raises(MediaFileStorageError):
        files.execute_deferred(name)


def test_a_press_while_the_page_is_drawn_brings_its_file(clock: Clock) -> None:
    keep_offered_files(clock)
    keep_offered_files()  # a second call changes nothing
    files, name = offered()
    files.clear_session_refs(PAGE)
    files.remove_orphaned_files()  # another browser's page is done
    assert is_there(files, files.execute_deferred(name))


def test_a_press_by_the_name_of_the_drawing_before_brings_its_file(clock: Clock) -> None:
    keep_offered_files(clock)
    files, name = offered()
    files.clear_session_refs(PAGE)
    assert offer(files) != name
    files.remove_orphaned_files()
    assert is_there(files, files.execute_deferred(name))


def test_a_page_that_begins_anew_in_the_midst_of_the_throwing_away_brings_its_file(clock: Clock) -> None:
    usual = MediaFileManager.remove_orphaned_files

    def another_page_begins_first(files: MediaFileManager) -> None:
        files.clear_session_refs(PAGE)
        usual(files)

    MediaFileManager.remove_orphaned_files = another_page_begins_first  # type: ignore[method-assign,assignment]
    keep_offered_files(clock)
    files, name = offered()
    files.remove_orphaned_files()
    assert is_there(files, files.execute_deferred(name))


def test_a_file_that_was_made_stays_though_a_panel_is_drawn_every_second(clock: Clock) -> None:
    keep_offered_files(clock)
    files, name = offered()
    url = files.execute_deferred(name)
    for clock.at in range(0, int(KEPT_S), 10):
        files.remove_orphaned_files()
        assert is_there(files, url)


def test_what_no_page_names_for_long_is_thrown_away_and_what_one_names_is_not(clock: Clock) -> None:
    keep_offered_files(clock)
    files, old = offered()
    url = files.execute_deferred(old)
    files.clear_session_refs(PAGE)
    new = offer(files)
    files.remove_orphaned_files()
    clock.at = KEPT_S
    for _ in range(2):  # a download is marked first
        files.remove_orphaned_files()
    assert not is_there(files, url)
    with pytest.raises(MediaFileStorageError):
        files.execute_deferred(old)
    assert is_there(files, files.execute_deferred(new))
