// The shapes that pass between the scripts of the dossier. No script holds them: they are for tools and readers.

/** An article that a reader keeps, or one of its paragraphs. */
export interface Item {
  address: string; // of the article's page, below the site's root
  passage: string; // the id of a paragraph there, "" for the article as a whole
  number: number; // which paragraph it is, counted from 1; 0 for the whole
  title: string; // as its page has it: in square brackets if it is supplied
  date: string; // EDTF, "" if unknown
  shown: string; // the same in words
  lang: string; // of the article, BCP 47, "" if unknown
  archive: string; // the name of the archive
  edition: string; // that of the archive when it was kept, "" if unknown
  text: string; // of the paragraph
  note: string; // what the reader wrote
  starred: number; // when it was kept, in milliseconds since 1970
  noted: number; // when the note was written, 0 for never
}

/** All that a reader keeps of one archive. */
export interface Dossier {
  saved: number; // when it was written
  items: Item[];
  gone: Record<string, number>; // key of what was taken out → when
}

/** What a merge did. */
export interface Merged {
  items: Item[];
  added: number;
  newer: number; // whose note was replaced by a newer one
  same: number; // that were there and stayed as they are
  left: number; // for which there was no room
}

export interface Given {
  ARCHIVE: { id: string; name: string; site: string };
  WORDS: { lang: string; strings: Record<string, any> };
  TABLE: { separator: string; formula: string; columns: string[] };
}
