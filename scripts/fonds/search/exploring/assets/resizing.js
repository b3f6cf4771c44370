/* Drawings that are as wide as the place where they stand. */

/** Call *draw* with the width of *place*, now and whenever it is another, as long as it stands in the page. @type {(place: HTMLElement, draw: (width: number) => void) => void} */
export function redrawOnResize(place, draw) {
  let drawnWidth = 0;
  const again = () => {
    if (!place.isConnected) { window.removeEventListener('resize', again); return; }
    const width = Math.round(place.getBoundingClientRect().width);
    if (!width || width === drawnWidth) return;
    drawnWidth = width;
    draw(width);
  };
  again();
  window.addEventListener('resize', again);
}
