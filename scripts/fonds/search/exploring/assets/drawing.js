/* Elements of drawings (SVG). */

const SPACE = 'http://www.w3.org/2000/svg';

/**
 * An element of a drawing with attributes and children, text as text.
 * @type {(name: string, attributes?: Record<string, string | number>, ...children: (Node | string)[]) => SVGElement}
 */
export function drawn(name, attributes = {}, ...children) {
  const made = /** @type {SVGElement} */ (document.createElementNS(SPACE, name));
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.append(...children);
  return made;
}

/** A short line as curve number *at* is drawn. @type {(at: number) => SVGElement} */
export function sampleOf(at) {
  return drawn('svg', { viewBox: '0 0 26 10', width: 26, height: 10, class: 'fonds-sample', 'aria-hidden': 'true' },
    drawn('line', { x1: 0, y1: 5, x2: 26, y2: 5, class: `fonds-curve fonds-curve--${at + 1}` }));
}
