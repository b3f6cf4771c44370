/* Fields that are typed into. */

/**
 * Call *act* when the text of *field* is another, but not before an input method has composed it; *begin*, if
 * given, when it begins to compose.
 * @type {(field: HTMLElement, act: () => void, begin?: () => void) => void}
 */
export function listenToText(field, act, begin = () => {}) {
  field.addEventListener('input', /** @type {(event: any) => void} */ event => { if (!event.isComposing) act(); });
  field.addEventListener('compositionstart', begin);
  field.addEventListener('compositionend', act);
  field.addEventListener('keydown', event => { if (isComposing(event) && event.key === 'Enter') event.preventDefault(); });
}

/**
 * Whether a key belongs to an input method, which some browsers tell by its code alone.
 * @type {(event: KeyboardEvent) => boolean}
 */
export function isComposing(event) {
  return event.isComposing || event.keyCode === 229;
}
