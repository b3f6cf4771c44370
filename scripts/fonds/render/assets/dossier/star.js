/* The sign of what is kept. */

const SVG = 'http://www.w3.org/2000/svg';

/** @type {() => SVGElement} */
export function makeSign() {
  const sign = document.createElementNS(SVG, 'svg'), path = document.createElementNS(SVG, 'path');
  sign.setAttribute('viewBox', '0 0 24 24');
  sign.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', 'm12 3 2.7 5.9 6.3.7-4.7 4.3 1.3 6.3L12 17l-5.6 3.2 1.3-6.3L3 9.6l6.3-.7z');
  sign.append(path);
  return sign;
}
