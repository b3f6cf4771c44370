// The rules and words that the join would put in front of a module, asked of Python.

import './setup.js';
import { ask } from './python.js';

Object.assign(globalThis.fondsGiven, ask('tests.js.given'));
