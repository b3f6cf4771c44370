// What the join would put in front of the scripts of the dossier, asked of Python, on a page of a disk.

import { ask } from './python.js';

const anywhere = /** @type {any} */ (globalThis);

anywhere.fondsDossierGiven = ask('tests.js.dossier');
anywhere.location = new URL('file:///archive/build/site/dossier.html');
