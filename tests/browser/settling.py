"""Waits until the scripts of a page have done what they were asked: no time is long enough."""

from __future__ import annotations

from playwright.sync_api import Page

SETTLED = """() => {
  const root = document.querySelector('.fonds-search'), field = root?.querySelector('#fonds-query');
  if (!root?.dataset.done) return false;
  return !field || field.value === (new URLSearchParams(location.hash.slice(1)).get('q') ?? '');
}"""
"""Whether all is shown of what the address asks for, and the address asks for what is typed."""

PASSAGES = """() => [...document.querySelectorAll('.fonds-result__text')].every(
  passage => passage.textContent)"""


def settle(page: Page) -> None:
    """Until the page that searches or explores shows all that the reader asked for last."""
    page.wait_for_function(SETTLED)


def settle_list(page: Page, number: int) -> None:
    """Until more than *number* results are listed, each with its passage."""
    page.wait_for_function(
        "number => document.querySelectorAll('.fonds-result').length > number", arg=number
    )
    page.wait_for_function(PASSAGES)


def draw(page: Page) -> None:
    """Until two frames are drawn, and all that was observed in them is told."""
    page.evaluate(
        "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame("
        "() => setTimeout(done))))"
    )
