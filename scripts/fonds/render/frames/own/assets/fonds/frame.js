/* The switch between light and dark: each press goes on to the next, and the browser keeps it. What
   is wider than the screen can be scrolled by keyboard. */
(() => {
  'use strict';

  const KEY = 'fonds-scheme';
  const NEXT = { light: 'dark', dark: '' };
  const button = document.querySelector('.fonds-scheme');
  const { dataset } = document.documentElement;

  function kept() {
    try {
      return window.localStorage.getItem(KEY) || '';
    } catch {
      return dataset.scheme || '';
    }
  }

  function keep(scheme) {
    try {
      window.localStorage.setItem(KEY, scheme);
    } catch {
      // Where nothing may be kept, the choice holds for this page.
    }
  }

  function show(scheme) {
    if (scheme in NEXT) dataset.scheme = scheme;
    else delete dataset.scheme;
    button.title = button.innerText.trim();
  }

  function reach() {
    for (const box of document.querySelectorAll('main :is(pre, table, .fonds-wide)')) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    }
  }

  if (!button) return;
  button.addEventListener('click', () => {
    const scheme = NEXT[dataset.scheme] ?? 'light';
    keep(scheme);
    show(scheme);
  });
  window.addEventListener('storage', event => event.key === KEY && show(kept()));
  window.addEventListener('pageshow', () => {
    show(kept());
    reach();
  });
})();
