// What a Python module of the tests prints as JSON. FONDS_PYTHON names another Python than that of .venv.

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PYTHON = process.env.FONDS_PYTHON || `${ROOT}.venv/bin/python`;

/** @type {(module: string) => any} */
export function ask(module) {
  return JSON.parse(execFileSync(PYTHON, ['-m', module], { cwd: ROOT, encoding: 'utf8', maxBuffer: 1e8 }));
}
