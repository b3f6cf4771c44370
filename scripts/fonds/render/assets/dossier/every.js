/* What every page runs. */

import { showLink } from './link.js';
import { addStars } from './stars.js';
import { forgetOnLeaving } from './store.js';

showLink();
addStars();
forgetOnLeaving();
