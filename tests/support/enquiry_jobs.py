"""Jobs 2, 5 and 8 of a week, done in a real browser from the landing page: an enquiry, why not there, a vacant unit."""

from pathlib import Path

from playwright.sync_api import Page

from planner.ui.pages.enquiry import words
from planner.ui.shared.words import shell
from tests.support.jobs import Done, Hand

TEXT = "我司生产一次性无菌输液器，需要厂房1800平方米，2024年第三季度入驻，丙类，电话13800138000。"


def answer_an_enquiry(page: Page, sheet: Path) -> Done:
    """Job 2: places for a letter, and the offer sheet of the first one, kept in the file `sheet`."""
    hand = Hand(page, Done(job=2, what="New enquiry: can we house it?"))
    hand.go(shell.ENQUIRY.zh)
    page.get_by_label(words.TEXT.zh).fill(TEXT)
    hand.press(words.READ.zh)
    hand.sees("what was read, with its words", page.get_by_text(words.FROM.zh.format(told="1800平方米")))
    hand.press(words.FIND.zh)
    hand.sees("ranked places", page.get_by_test_id("enquiry_places"))
    hand.sees("what must be true", page.get_by_test_id("enquiry_offer").get_by_text(words.MUST.zh))
    hand.downloads(page.get_by_role("button", name=words.OFFER_SHEET.zh, exact=True), sheet)
    hand.notes("an offer sheet")
    return hand.done


def ask_why_not(page: Page, firm_id: str, building_id: str) -> Done:
    """Job 5: why a firm is not in a building, on its card."""
    hand = Hand(page, Done(job=5, what=f"Why is {firm_id} not in {building_id}?"))
    hand.click(page.locator(f".block[data-firm='{firm_id}']").first)
    hand.settle()
    hand.choose(building_id)
    answer = page.get_by_test_id("why_said").get_by_text(f"{firm_id} 可以进 {building_id}")
    hand.sees("why not, and what it costs", answer)
    return hand.done


def fill_a_vacant_unit(page: Page, unit_id: str) -> Done:
    """Job 8: firms for a vacant unit, and a chain of moves that makes a block of space."""
    hand = Hand(page, Done(job=8, what="Fill a vacant unit"))
    hand.click(page.locator(f".block[data-unit='{unit_id}']").first)
    hand.sees("ranked firms, or why none", page.get_by_test_id("vacancy_firms_found"))
    hand.settle()
    hand.press(words.FIND_BLOCK.zh)
    hand.sees("a chain of moves, or that there is none", page.get_by_test_id("vacancy_chains"))
    return hand.done
