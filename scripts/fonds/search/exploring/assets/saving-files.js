/* Files that are made of what a view shows. */

import { element } from '../../assets/js/saying.js';
import { writeCell } from '../../assets/js/table.js';

const DRAWN = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'font-family', 'font-size', 'font-weight', 'text-anchor', 'opacity', 'fill-opacity', 'paint-order', 'vector-effect'];

/** Give the reader *parts* as the file *name*. @type {(name: string, type: string, parts: string[]) => void} */
function saveFile(name, type, parts) {
  const address = URL.createObjectURL(new Blob(parts, { type: `${type};charset=utf-8` }));
  const link = element('a', { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

/** A table that spreadsheets read (RFC 4180, with a byte order mark). @type {(name: string, rows: string[][]) => void} */
export function saveRows(name, rows) {
  saveFile(`${name}.csv`, 'text/csv', ['\ufeff', rows.map(row => row.map(writeCell).join(',')).join('\r\n'), '\r\n']);
}

/** *drawing* as a file that needs no stylesheet, on the ground of the page. @type {(name: string, drawing: SVGElement) => void} */
export function saveDrawing(name, drawing) {
  const copy = /** @type {SVGElement} */ (drawing.cloneNode(true)), own = [drawing, ...drawing.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((part, at) => {
    const style = window.getComputedStyle(own[at]);
    DRAWN.forEach(key => part.setAttribute(key, style.getPropertyValue(key)));
    ['class', 'href', 'tabindex', 'data-spot'].forEach(key => part.removeAttribute(key));
  });
  const [, , width, height] = (copy.getAttribute('viewBox') || '').split(' ');
  const ground = /** @type {Element} */ (copy.querySelector('rect'));
  ground.setAttribute('fill', window.getComputedStyle(document.body).backgroundColor);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', width);
  copy.setAttribute('height', height);
  saveFile(`${name}.svg`, 'image/svg+xml', ['<?xml version="1.0" encoding="UTF-8"?>\n', new XMLSerializer().serializeToString(copy), '\n']);
}
