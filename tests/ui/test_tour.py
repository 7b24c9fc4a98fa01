"""The tour: four acts that are done, each on the page where it belongs."""

from planner.text import Lang
from planner.ui import state
from planner.ui.shared.words import shell
from tests.ui.conftest import Opened, Screen


def step(screen: Screen) -> int:
    """Return the number of the step that the tour shows; 0 for none."""
    said = [str(one.value) for one in screen.test.markdown]
    return next((at for at, one in enumerate(shell.TOUR_STEPS, start=1) if one.say(Lang.EN) in said), 0)


def test_the_first_acts_open_cards_and_the_tour_goes_on_until_it_is_dismissed(opened: Opened) -> None:
    screen = opened(lang="en")
    assert step(screen) == 1
    screen.test.button(key="tour_act").click().run()
    (body,) = screen.sheet("firm_body")["parts"][:1]
    assert "Place" in {item["label"] for item in body["items"]}
    screen.test.button(key="tour_next").click().run()
    screen.test.button(key="tour_act").click().run()
    assert not screen.test.exception
    assert step(screen) == 2
    chosen = screen.test.session_state[state.FIRM.key]
    assert f'data-firm="{chosen}"' not in screen.drawing()
    screen.test.button(key="tour_done").click().run()
    assert step(screen) == 0


def test_the_last_acts_are_told_on_their_own_pages_alone(opened: Opened) -> None:
    assert step(opened("scenarios", lang="en", tour="3")) == 3
    files = opened("plan", lang="en", tour="4", view="files")
    assert step(files) == 4
    assert not [one for one in files.test.button if one.key in {"tour_act", "tour_next"}]
    assert step(opened("plan", lang="en", tour="2", view="files")) == 0
