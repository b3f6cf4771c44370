/* What the scripts of the dossier are given by the join (render/dossier.py): constants of the build. This
   module stands for them where there was no join, in tests and for checks of types; readers never get it. */

const given = globalThis.fondsDossierGiven;

/** Id and name of the archive, and the address that it has online, "" if that is not known. */
export const ARCHIVE = given.ARCHIVE;

/** The language of the interface and its strings. */
export const WORDS = given.WORDS;

/** How tables are written: separator, names of columns, what could begin a formula. */
export const TABLE = given.TABLE;
