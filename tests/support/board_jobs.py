"""Jobs 1, 9 and 10 of a week, done in a real browser from the landing page: the Monday picture, a decision, a hand-over."""

from pathlib import Path

from playwright.sync_api import Page

from planner.ui.pages.compare import words as compare_words
from planner.ui.pages.overview import words as overview_words
from planner.ui.shared.words import decisions as decision_words
from planner.ui.shared.words import shell
from tests.support.jobs import Done, Hand

WORKSHOPS = 10


def see_the_monday_picture(page: Page, address: str) -> Done:
    """Job 1: open the program; everything a Monday asks for is there without a click."""
    hand = Hand(page, Done(job=1, what="Monday picture: full, free, coming, at risk"))
    hand.opens(address)
    for number in range(1, WORKSHOPS + 1):
        name = f"A{number}" if number <= 4 else f"B{number - 4}"
        page.get_by_test_id(f"building-{name}").wait_for()
    hand.notes("stacking plan of all workshops")
    hand.sees("gauges of every resource", page.get_by_test_id("meters"))
    hand.sees("firms without a place", page.get_by_test_id("unplaced_list"))
    hand.sees("what ends within six months, by phase", page.get_by_test_id("endings"))
    return hand.done


def decide_on_two_plans(page: Page, pack: Path) -> Done:
    """Job 9: the papers on two plans, kept in the file `pack`, and one approved; both are frozen."""
    hand = Hand(page, Done(job=9, what="Two options for the board, decision recorded"))
    hand.go(shell.COMPARE.zh)
    hand.downloads(page.get_by_role("button", name=compare_words.PACK.zh, exact=True), pack)
    hand.notes("pack in both languages")
    name = page.get_by_label(decision_words.YOUR_NAME.zh)
    if name.count():
        name.fill("小李")
        name.press("Enter")
        hand.settle()
    hand.press(compare_words.APPROVE.zh.format(letter="A"))
    hand.sees("decision recorded", page.get_by_text(compare_words.KEPT.zh.partition("{")[0]))
    hand.sees("both plans frozen", page.get_by_text(compare_words.FROZEN.zh))
    return hand.done


def hand_over(page: Page, pack: Path) -> Done:
    """Job 10: ledgers, Gantt chart, a sheet a firm with its safety pre-check and move orders, kept in the file `pack`."""
    hand = Hand(page, Done(job=10, what="Hand over: allocation, move orders, safety pre-check"))
    hand.press(overview_words.TO_FILES.zh)
    button = page.get_by_role("button", name="交接材料", exact=True)
    hand.sees("what there is to hand over", button)
    hand.downloads(button, pack)
    hand.notes("Excel ledgers, Gantt, one sheet per firm, move orders")
    return hand.done
