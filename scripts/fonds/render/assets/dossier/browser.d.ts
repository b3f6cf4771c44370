// What the scripts of the dossier know of a page that no library of types does.

import type { Given } from './types.js';

declare global {
  /** What given.js hands on where no join has put it in front; tests set it before they import a module. */
  var fondsDossierGiven: Given;

  interface Window {
    /** What edition.js calls. */
    fondsEdition: (edition: string) => void;
    /** What the theme's cite.js offers. */
  }
}
