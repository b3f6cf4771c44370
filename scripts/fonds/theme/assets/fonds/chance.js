/* One article drawn by lot: its address is loaded when the reader comes near the link. */
(() => {
'use strict';

const FOLDER = new URL('chance/', document.currentScript.src).href;

class Chance {
  constructor(link) {
    this.link = link;
    this.of = Number(link.dataset.of);
    this.chunk = Number(link.dataset.chunk);
    for (const near of ['pointerenter', 'focus', 'touchstart']) link.addEventListener(near, () => this.draw().catch(() => {}), { passive: true });
    link.addEventListener('click', event => this.follow(event));
    window.addEventListener('pageshow', event => { if (event.persisted) this.drawn = null; });
  }

  /** Every article is as likely as any other. */
  draw() {
    if (!this.drawn) {
      const place = Math.floor(Math.random() * this.of);
      this.drawn = this.load(Math.floor(place / this.chunk)).then(addresses => { this.link.href = addresses[place % this.chunk]; });
      this.drawn.catch(() => { this.drawn = null; });
    }
    return this.drawn;
  }

  load(chunk) {
    return new Promise((resolve, reject) => {
      window.fondsAddresses = resolve;
      const script = document.createElement('script');
      script.charset = 'utf-8';
      script.src = `${FOLDER}${chunk}.js`;
      script.onerror = () => reject(new Error(`${script.src} cannot be loaded`));
      document.head.append(script);
    });
  }

  /** A click that comes before the address waits for it; where there is none, the list of years serves. */
  async follow(event) {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    await this.draw().catch(() => {});
    location.href = this.link.href;
  }
}

document.querySelectorAll('.fonds-chance').forEach(link => new Chance(link));
})();
