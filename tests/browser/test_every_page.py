"""Every page and view, looked at in one language on one ground; the campaign every-page looks at all in both on both."""

import pytest

from planner.text import Lang
from tests.browser.conftest import Visitor
from tests.browser.every_page import GROUNDS, Ground, walk_pages
from tests.browser.walk import half

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("lang", "ground"), list(zip(Lang, GROUNDS, strict=True)))
def test_every_page_speaks_one_language_fits_the_screen_and_can_be_read(
    visitor: Visitor, lang: Lang, ground: Ground
) -> None:
    """Chinese on light and English on dark; that a page is English in English is seen of each in `tests/ui/test_pages.py`."""
    assert walk_pages(visitor, lang, ground, half(lang)) == {}
