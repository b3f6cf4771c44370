/* What a script is given by the join (search/scripts.py): constants of the build, and of engine.js
   the function that opens an index. This module stands for them where there was no join, in tests
   and for checks of types; readers never get it. */

const given = globalThis.fondsGiven;

/** The rules of analysis.json, by which the index was made. */
export const RULES = given.RULES;

/** The words of the query language, of grammar.yml. */
export const GRAMMAR = given.GRAMMAR;

/** The language of the interface and its strings. */
export const WORDS = given.WORDS;

/** The fingerprint of all scripts of a language: those of one build fit each other and its index. */
export const SEAL = given.SEAL;

/**
 * The table of contents of the index that is asked. What imports it, or a module that does, exists once
 * for each index that a page has open.
 */
export const contents = given.contents;

/** answers.js and what it needs, for the index with the table of contents *contents*. */
export const openIndex = given.openIndex;
