// What the scripts must not do. Run from the root of the repository: npm run lint --prefix tests/js

import js from '@eslint/js';

const readonly = names => Object.fromEntries(names.map(name => [name, 'readonly']));

// All that the scripts take from a browser; a name that is not listed is a slip or a decision.
const BROWSER = readonly([
  'Blob', 'CSS', 'Element', 'Event', 'HTMLElement', 'HTMLTextAreaElement', 'NodeFilter', 'URL', 'URLSearchParams', 'XMLSerializer', 'clearTimeout', 'document', 'fetch', 'history', 'location',
  'matchMedia', 'navigator', 'sessionStorage', 'setTimeout', 'window',
]);

const RULES = {
  'array-callback-return': 'error',
  'consistent-return': 'error',
  'default-case-last': 'error',
  eqeqeq: 'error',
  'max-lines': ['error', 250],
  'max-lines-per-function': ['error', 40],
  'no-constant-binary-expression': 'error',
  'no-duplicate-imports': 'error',
  'no-else-return': 'error',
  'no-eval': 'error',
  'no-implied-eval': 'error',
  'no-new-func': 'error',
  'no-self-compare': 'error',
  'no-template-curly-in-string': 'error',
  'no-throw-literal': 'error',
  'no-unneeded-ternary': 'error',
  'no-unused-vars': ['error', { caughtErrors: 'all' }],
  'no-use-before-define': ['error', { classes: false, functions: false, variables: false }],
  'no-useless-concat': 'error',
  'no-var': 'error',
  'object-shorthand': 'error',
  'prefer-const': ['error', { destructuring: 'all' }],
  'prefer-promise-reject-errors': 'error',
  'prefer-regex-literals': 'error',
  radix: 'error',
  'require-await': 'off', // an async function that does not wait gives a rejected promise for an error
  strict: ['error', 'safe'],
};

export default [
  js.configs.recommended,
  { rules: RULES, linterOptions: { reportUnusedDisableDirectives: 'error' } },
  { files: ['scripts/fonds/search/assets/js/*.js', 'scripts/fonds/search/exploring/assets/*.js', 'scripts/fonds/render/assets/dossier/*.js'], languageOptions: { globals: BROWSER } },
  // Each of these is a script of its own, as it stands.
  { files: ['scripts/fonds/theme/**/*.js', 'scripts/fonds/render/frames/**/*.js', 'scripts/fonds/bundle/*.js'], languageOptions: { globals: BROWSER, sourceType: 'script' } },
  { files: ['scripts/fonds/plugin/desk/assets/*.js'], languageOptions: { globals: { ...BROWSER, ...readonly(['BroadcastChannel', 'localStorage']) } } },
  { files: ['tests/js/*.js'], languageOptions: { globals: readonly(['URL', 'process']) }, rules: { 'max-lines-per-function': 'off' } },
];
