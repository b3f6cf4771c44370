/* A register filtered as one types, and by frequency; "#by-count" in the address keeps that choice. */
(() => {
'use strict';

const AT_ONCE = 300; // entries shown before a button offers more
const LIGATURES = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', '’': "'" };

/** *text* as it is compared: no accents, no case, ligatures opened. */
function fold(text) {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[œæßøłđðþı’]/g, letter => LIGATURES[letter]);
}

class Register {
  constructor(tools) {
    this.tools = tools;
    this.input = tools.querySelector('input');
    this.status = tools.querySelector('[role=status]');
    this.words = JSON.parse(tools.dataset.words);
    this.plural = new Intl.PluralRules(tools.dataset.lang);
    this.number = new Intl.NumberFormat(tools.dataset.lang);
    this.page = tools.parentElement;
    this.own = [...this.page.querySelectorAll('section, .fonds-letters')];
    this.listen();
    if (this.input.value || this.isByCount()) this.start();
  }

  listen() {
    this.input.addEventListener('input', () => this.start());
    this.input.addEventListener('keydown', event => {
      if (event.key !== 'Escape' || !this.input.value) return;
      event.preventDefault();
      this.input.value = '';
      this.start();
    });
    this.tools.addEventListener('click', event => { if (event.target.dataset.by) this.order(event.target.dataset.by); });
    window.addEventListener('hashchange', () => this.start());
  }

  order(by) {
    history.replaceState(null, '', by === 'count' ? '#by-count' : location.pathname + location.search);
    this.start();
  }

  isByCount() { return location.hash === '#by-count'; }

  say(key, n) {
    const forms = this.words[key];
    return (forms[this.plural.select(n)] || forms.other || forms).replace('{n}', this.number.format(n));
  }

  async start() {
    this.entries = this.entries || (this.tools.dataset.names ? await this.load() : this.read());
    this.limit = AT_ONCE;
    this.show();
  }

  /** The entries that stand on the page. */
  read() {
    return [...this.page.querySelectorAll('section .fonds-list > li')].map(line => {
      const name = line.querySelector('a').textContent;
      const count = line.querySelector('.fonds-n').textContent.replace(/\D/g, '');
      return { line, text: fold(name), count: Number(count), home: line.parentElement };
    });
  }

  /** The entries of a register whose letters have pages of their own. */
  load() {
    return this.loading = this.loading || new Promise((resolve, reject) => {
      window.fondsNames = rows => resolve(rows.map(([name, address, count]) => ({ name, address, text: fold(name), count })));
      const script = document.createElement('script');
      script.charset = 'utf-8';
      script.src = this.tools.dataset.names;
      script.onerror = () => { this.loading = null; reject(new Error(`${script.src} cannot be loaded`)); };
      document.head.append(script);
    });
  }

  show() {
    const parts = fold(this.input.value).split(/\s+/).filter(Boolean), byCount = this.isByCount();
    const found = this.entries.filter(({ text }) => parts.every(part => text.includes(part)));
    if (byCount) found.sort((one, other) => other.count - one.count);
    for (const button of this.tools.querySelectorAll('button')) {
      button.setAttribute('aria-pressed', String((button.dataset.by === 'count') === byCount));
    }
    const whole = !parts.length && !byCount;
    if (whole) this.restore(); else this.list(found);
    this.status.textContent = !parts.length ? '' : found.length ? this.say('entries_found', found.length) : this.words.entries_none;
  }

  restore() {
    for (const { home, line } of this.entries) if (home) home.append(line);
    for (const part of this.own) part.hidden = false;
    if (this.flat) this.flat.remove();
  }

  list(found) {
    if (!this.flat) {
      this.flat = document.createElement('section');
      this.flat.append(document.createElement("ol"));
      this.flat.firstChild.className = "fonds-list";
    }
    const [list] = this.flat.children;
    list.replaceChildren(...found.slice(0, this.limit).map(entry => entry.line || this.draw(entry)));
    for (const part of this.own) part.hidden = true;
    this.tools.after(this.flat);
    this.offer(found);
  }

  offer(found) {
    const left = found.length - this.limit;
    this.flat.querySelectorAll('button').forEach(button => button.remove());
    if (left <= 0) return;
    const button = document.createElement('button'), from = this.limit;
    button.type = 'button';
    button.textContent = this.say('entries_more', Math.min(left, AT_ONCE));
    button.addEventListener('click', () => {
      this.limit += AT_ONCE;
      this.list(found);
      this.flat.querySelectorAll('a')[from].focus();
    });
    this.flat.append(button);
  }

  draw(entry) {
    const line = entry.line = document.createElement('li'), link = document.createElement('a'), count = document.createElement('span');
    link.href = `${entry.address}.html`;
    link.dir = 'auto';
    link.textContent = entry.name;
    count.className = 'fonds-n';
    count.textContent = this.say('articles', entry.count);
    line.append(link, ' ', count);
    return line;
  }
}

document.querySelectorAll('.fonds-tools').forEach(tools => new Register(tools));
})();
