// The shapes that pass between the scripts. No script holds them: they are for tools and readers.

import type * as answers from './answers.js';

// What the build gives

/** Rules of analysis.json by which words are cut and folded; ranges fit into a class of characters. */
export interface Rules {
  accents: string; // ranges of accents that a form has not
  dropped: string; // characters that stand for nothing: soft hyphens …
  unknown: string; // ranges that the Python of the index did not know; may be empty
  letters: Record<string, string>; // ligature → its letters
  windows: Record<string, string>; // control → what Windows-1252 has in its place
  unspaced: string; // ranges of scripts without spaces
  numbers: string[]; // numbers whose groups of digits are apart, as patterns
  acronyms: string[]; // letters with full stops between them, as patterns
  digits: string; // that are words apart from letters
  articles: string; // what the form of an Arabic word has not, as a pattern
  particles: string; // what is a word of its own at the end of a Korean one, as a pattern
  short: Record<string, string>; // form → the form that it stands for as well
  apostrophes: string;
  elided: string[]; // what an apostrophe cuts off, as patterns: l, qu …
  dividing: string; // signs at a line's end after the first part of a word
  around: number; // words around such a word that are read with it joined
  longest: number; // characters of a form
}

/** Words of the query language, of grammar.yml. */
export interface Grammar extends Record<'or' | 'and' | 'not' | 'title' | 'date', string[]> {
  names: Record<string, string[]>; // facet → its words
  months: string[][]; // what each month is called
}

/** Words of the interface. */
export interface Words {
  lang: string;
  strings: Record<string, any>; // key → a text, a text for each plural form, or a list
}

/** What engine.js offers to the other scripts of a page. */
export interface Parts {
  withIndex: <T>(use: (index: Index) => T | Promise<T>) => Promise<T>;
  suggest: (text: string) => Promise<Suggestions>;
  writeTerms: (terms: Term[]) => string;
  readTerms: (text: string) => Term[];
  findMarks: (text: string, terms: Term[]) => Mark[];
  readTypedDate: (text: string, lang: string) => string | null;
  showTypedDate: (date: string, lang: string) => string;
}

/** An open index. */
export type Index = typeof answers & { seal: string }; // the fingerprint of its scripts

// Files of the index

/** The fingerprints of the index and of the scripts in the folder now. */
export type Latest = [build: string, scripts: string];

/** The table of contents of an index, its numbers read. */
export interface Contents {
  articles: number; // that there are
  dated: number; // of them; they have the lower numbers
  format: number; // of the files; a browser does not ask, since its scripts are of the same build
  average: number; // words of an article
  averageTitle: number; // words of a title
  whole: [Wholes['lengths'], Wholes['calendar']] | null; // null: in files of their own
  suffix: string; // of addresses of pages: ".html"
  cards: number; // articles whose cards are in one chunk
  block: number; // articles whose names are in one chunk
  records: number; // names of each facet that are described in one chunk
  piece: number; // articles in one piece of a long list
  lengths: number; // articles whose lengths are in one chunk
  section: number; // chunks that one section lists
  forms: number; // that there are
  common: number[]; // numbers of the forms that have a code
  codes: Map<number, number>; // number of a common form → its code, from 1 on
  facets: [key: string, first: number, count: number][]; // which names each has
  firstWords: string[]; // with which words the chunks of names begin
  families: Record<string, Family>; // letter → chunks
}

/** Chunks of one kind, which are listed in sections. */
export interface Family {
  starts: number[]; // with which number each section begins
  forms: string[]; // with which form, in the vocabulary
  file: number; // of the first section
  only: FamilyRow | null; // the only section, which is in the table of contents; null: there are files
}

/** Chunks of one kind, or of one section, encoded; of a family with sections in files: what is said of these. */
export interface FamilyRow {
  numbers: string;
  firsts: string;
  seals: string; // checksum of each, four characters
  forms?: string;
  file?: number;
}

/** Chunks of one section. */
export interface Section {
  numbers: number[]; // with which number each chunk begins
  firsts: number[]; // with which piece of its first list; empty: each with the first
  forms: string[]; // with which form, in the vocabulary
}

/** Parts of the index that concern all articles. */
export interface Wholes {
  lengths: [whole: string, titles: string]; // of articles and of their titles, a digit each
  calendar: number[][]; // its columns
  pairs: [pairs: string, articles: string]; // of common words
  figures: [words: string, rereads: string]; // words of each run of the calendar and of undated articles; what is read twice
}

/** A chunk that is loaded or on its way. */
export interface Chunk {
  data: Promise<any>;
  size: number; // characters; 0 while it is on its way
}

/** A form of the vocabulary. */
export interface Entry {
  id: number; // among all forms
  form: string; // folded
  shown: string; // as it is written most often
  articles: number; // that have it
  sameStem: number[]; // numbers of the other forms with the same stem
  lists: number[] | null; // from where to where its lists reach in the columns of its chunk; null: they are apart
}

/** A form that a word of a query stands for. */
export interface Form {
  entry: Entry;
  exact: boolean; // whether it is the very form asked for
}

/** A part of a list on its way to be decoded. */
export interface Piece {
  text: string;
  first: number; // article that it counts from
}

/** What of a list is in one chunk. */
export interface ListPart {
  chunk: number;
  piece: number; // its first
  end: number; // the piece after its last
}

/** The list of a form: a row for each article. */
export interface Postings {
  docs: Int32Array; // numbers of articles, ascending
  counts: Int32Array; // occurrences in each
  titled: Int32Array; // of which in its title
  heads: Uint8Array; // where in the title the first of those stands
}

/** The lengths of articles and of their titles, a digit each. */
export interface Lengths {
  whole: Uint8Array; // in quarters of a power of two
  titles: Uint8Array; // in words
}

/** Where something stands in some articles: see places.js. */
export interface Places {
  docs: Docs;
  starts: Int32Array;
  at: Int32Array;
  titled: Int32Array;
}

/** How places are decoded. */
export interface Reading {
  places: Places; // to be filled
  list: Postings; // of the form
  before: number; // code of the common word that must stand before; 0: anything may
  after: number; // the same for the one behind
  annotated: boolean; // whether each position has the codes of common words around it
}

/** Neighbouring articles with the same date. */
export interface CalendarRun {
  start: number; // first day, as year × 10000 + month × 100 + day
  last: number; // last day
  year: number;
  month: number; // 0: not known
  first: number; // article
  end: number; // the article after the last
}

/** A run of the calendar with the words of its articles. */
export interface DatedRun extends CalendarRun {
  words: number;
}

/** What of an article is read twice, since words are divided there: positions. */
export interface Reread {
  start: number;
  end: number;
  joined: number[]; // where the words stand that are divided
}

/** What a result shows of an article. */
export interface Card {
  doc: number; // number of the article
  id: string;
  url: string;
  title: string;
  supplied: boolean; // whether the title was made from the text
  date: string; // as in the front matter; may be empty
  dateWords: string; // the date in words where it is more than a day, month or year
  lang: string;
  dir: string; // "ltr" or "rtl"
}

export type CardRow = [title: string, path: string, date: string, lang: string, flags: number, dateWords?: string];

/** A name that articles are tagged with. */
export interface Name {
  id: number; // among all names
  label: string;
  url: string; // of its page; may be empty
  articles: number;
  forms: string[]; // folded, the preferred one first
}

/** Names of one kind. */
export interface Facet {
  key: string;
  first: number; // number of its first name
  count: number;
}

/** Where a place lies. */
export type Degrees = [latitude: number, longitude: number];

/** Which names have a form in which *word* occurs: their numbers as text. */
export type NameRow = [word: string, numbers: string];

/** The names of each article of a block: of row n `names[starts[n]]` to before `names[starts[n + 1]]`. */
export interface Column {
  starts: number[];
  names: number[];
}

// Words of texts and queries

/** A word that a query asks for. */
export interface Asked {
  forms: string[]; // in a row
  width: number; // places that they take
  initial?: boolean; // whether every form that begins so is meant
}

/** A letter of a form, and where what it was made of stands. */
export interface Letter {
  form: string;
  start: number;
  end: number;
}

/** A word of a text. */
export interface Placed extends Letter {
  reach: number; // where the second character of a pair ends; else the end
}

/** A stretch of a text that has divided words. */
export interface Stretched {
  start: number;
  end: number;
  inside: number[]; // where what divides them stands
}

/** Its text without what divides them. */
export interface Joined {
  text: string;
  at: number[]; // where each of its characters stands in the whole text
}

// The tree of a query

/** From where to where something stands in the text of a query. */
export interface Span {
  start: number;
  end: number;
}

interface InTitle {
  inTitle?: boolean; // whether only titles count
  whole?: Span; // of an item, with its field and sign
  source?: string; // how it is written, of what stands in no parentheses
}

interface Operand extends InTitle {
  text: string; // as it was typed
  span: Span;
}

export interface WordNode extends Operand {
  type: 'word';
  words: Asked[]; // several: a compound
  star: boolean; // whether it is a beginning
  unfinished?: boolean; // whether it is being typed
  taken?: string[]; // what it was taken for, as it is written
}

export interface PhraseNode extends Operand {
  type: 'phrase';
  words: Asked[];
  elided?: Asked[]; // the same with apostrophes that were left out
}

export interface NearNode extends Operand {
  type: 'near';
  words: Asked[];
  distance: number; // words between
}

export interface DateNode extends InTitle {
  type: 'date';
  from: string; // a day, month or year; empty: open
  to: string;
  text: string; // as it was asked
}

export interface NameNode extends Operand {
  type: 'name';
  facet: string;
  quoted: boolean; // whether the whole name is meant
  star: boolean;
  taken?: string[]; // labels of the names found
}

export interface AllNode extends InTitle {
  type: 'all';
  items: QueryNode[];
}

export interface AnyNode extends InTitle {
  type: 'any';
  items: QueryNode[];
  joined?: boolean; // whether an OR made it, which the next OR goes on with
}

export interface NotNode extends InTitle {
  type: 'not';
  item: QueryNode;
}

/** What finds nothing: signs, a date that is none. */
export interface NoneNode extends InTitle {
  type: 'none';
}

export type QueryNode = NoneNode | WordNode | PhraseNode | NearNode | DateNode | NameNode | AllNode | AnyNode | NotNode;

/** A query as it was read. */
export interface Parsed {
  tree: AllNode;
  faults: Fault[];
  ideas: Idea[];
  text: string; // whose places are reported
}

/** Another query that may be meant. */
export interface Idea {
  kind: string; // "or", "plain", "date"
  query: string;
}

/** A day, month or year as it was typed. */
export interface TypedDay {
  end: number; // where it ends
  iso: string; // empty: there is no such day
}

/** A range of dates as it was typed. */
export interface TypedRange {
  end: number; // where it ends
  from: string;
  to: string;
  fault: '' | 'impossible' | 'reversed';
}

/** What a word before a colon means. */
export type Field = { type: 'title' } | { type: 'date' } | { type: 'name', facet: string };

/** What of a query cannot count: a key of `note_…`, with the values of its text. */
export interface Fault {
  kind: string;
  word?: string;
  n?: number;
}

/** What the reader should know of an answer. */
export interface Note extends Fault {
  facet?: string;
  used?: string[]; // what stands in for the word
}

// Answers

/** Numbers of articles, ascending. */
export type Docs = number[] | Int32Array;

/** Articles with a score each. */
export interface Match {
  docs: number[]; // ascending
  scores: number[] | null; // null: all are 0
  weight?: number; // rarity of what they were found by, if that is one word or phrase
  heads?: Map<number, number>; // article → where in its title that stands
  very?: Set<number>; // those that have a word as the query writes it, if others have another form
}

/** A word or phrase of a query, and what it was found to mean. */
export interface Standing {
  row: PhraseSlot[];
  match: Match;
}

/** The same with its place in the query. */
export interface StandingAt extends Standing {
  at: number; // words before it
  weight: number;
}

/** Articles with occurrences, on their way to be scored. */
export interface CountedDocs {
  docs: number[];
  counts: number[];
  titled: number[]; // of which in the title
  heads: Map<number, number>; // article → where in the title the first of those stands
}

/** Compares two articles, for sorting. */
export type Order = (one: number, other: number) => number;

/** A form that others are compared with. */
export interface Spelling {
  form: string;
  named: boolean; // whether it is of a name
  cut: number; // letters of the first of two words that it is; 0: it is one
  level: number; // grows with the number of articles
}

/** A spelling near to a word. */
export interface NearSpelling extends Spelling {
  edits: number; // slips
  alike: boolean; // whether both sound the same
  cost: number; // the lower the likelier
}

/** Another query, with what it finds. */
export interface Offer {
  kind: string; // a key of `offer_…`
  query: string;
  count: number; // articles
  words?: string[]; // without which it is
  name?: string; // label of the record that it asks for
  facet?: string;
}

/** An offer that is to be counted. */
export interface Meant extends Omit<Offer, 'count'> {
  cost: number; // the lower the likelier
}

/** A record that may be meant. */
export interface MeantName {
  name: Name;
  facet: string;
  used: string[]; // forms of the query that it stands for
  cost: number;
}

/** A word of a query that may be misspelt. */
export interface Suspect {
  node: WordNode;
  docs: number; // articles of the item that it is of
}

/** An evaluation on its way. */
export interface Run {
  notes: Note[];
  terms: Term[];
  sought: Sought[];
  negated: boolean; // whether articles are being excluded
  within: Docs | null; // the articles that matter; null: all
  standing: Map<QueryNode, Standing>; // of what is asked for, not of what is excluded
  replaced: [count: number]; // words that occur nowhere, so far
}

/** The forms that may stand at one place of a phrase. */
export interface Filled {
  word: string; // asked for
  start?: string; // all forms that begin so
  forms: Form[];
  at?: number; // words from the first one
}

export type Slot = Filled & { at: number };

/** The same to those who read positions. */
export interface PhraseSlot {
  at: number;
  entries: Entry[];
}

/** A list that is to be read for a slot. */
export interface Plan {
  slot: PhraseSlot;
  ids: number[]; // forms or pairs; their places are merged
  before: number; // code of the common word before; 0: any
  after: number;
}

/** A plan whose lists are there, and whose positions are still to be read. */
export interface Check {
  list: Postings; // of several lists: `docs` alone
  alone: boolean; // whether no position needs to be read
  load: (docs: Docs) => Promise<unknown>;
  read: (docs: Docs) => Promise<Places>;
}

/** What a query asks for that stands in texts: words in a row; rows near each other; names. */
export type Sought =
  | { rows: PhraseSlot[][], distance?: number, inTitle?: boolean, names?: undefined }
  | { names: Name[] };

/** The same, its lists planned. */
export interface Search {
  plans: Check[][];
  slots: PhraseSlot[]; // of the first row
  distance?: number;
  inTitle?: boolean;
}

/** Places of it on their way to be joined with others. */
export interface Located {
  places: Places;
  row: number; // that comes next
  width: number; // words of each
  inTitle?: boolean;
}

/** Places, and where each ends. */
export interface Uses {
  docs: number[]; // that have some
  starts: number[]; // row → its first place
  at: number[];
  ends: number[];
}

/** A word of a line beside what was asked for. */
export interface Neighbour {
  form: string;
  text: string; // as it stands there
}

/** A use with what stands around it. */
export interface Line {
  card: Card;
  part: number; // 0: the title; else the paragraph, from 1 on
  left: string;
  key: string;
  right: string;
  before: Neighbour[]; // the nearest first
  after: Neighbour[];
}

/** What of a text is to be marked: slots in a row. */
export type Term = TermSlot[];

export type TermSlot =
  | { at: number, forms: Set<string>, start?: undefined }
  | { at: number, start: string, forms?: any };

/** A stretch of a text that a term marks. */
export interface Mark {
  start: number;
  end: number;
  term: number; // its number
}

/** A part of a passage. */
export interface Part {
  text: string;
  marked: boolean;
}

/** A paragraph, and where its passage begins. */
export interface Stretch {
  text: string;
  marks: Mark[];
  start: number;
  worth: number; // of its terms and marks
}

/** The answer to a query. */
export interface Found extends Match {
  cut: number; // words of the query that count, where it has more; else 0
  notes: Note[];
  terms: Term[];
  sought: Sought[];
  tree: AllNode;
}

/** A result as it is given away. */
export type Hit = Omit<Card, 'doc'>;

/** Which results are wanted. */
export interface Choice {
  offset?: number;
  limit?: number;
  sort?: string; // "relevance", "newest" or "oldest"
  facets?: number; // names of each facet; 0: no facets
  passages?: boolean; // whether their passages will be asked for
}

/** What the public call gives. */
export interface Result {
  total: number;
  cut: number; // words of the query that count, where it has more; else 0
  hits: Hit[];
  facets: Record<string, [label: string, count: number][]>;
  notes: Note[];
}

/** How many articles have a name. */
export interface NameCount {
  id: number; // of the name
  count: number;
  chosen?: '' | 'in' | 'out'; // whether it is ticked, or excluded
}

/** How the last word of a query may end. */
export interface Endings {
  following: Entry[]; // words that stand behind the one before somewhere
  frequent: Entry[];
}

/** What may be meant by an unfinished query. */
export interface Suggestions {
  names: (Name & { facet: string })[];
  words: string[]; // whole queries
  titles: Card[];
}

// Pages

/** A row of the list below the box. */
export interface Suggestion {
  group: string; // key of its heading
  text: string;
  address: string;
  note?: string;
  lang?: string;
  dir?: string;
}

/** A name that is ticked beside the results, or excluded. */
export interface Filter {
  facet: string;
  label: string;
  out: boolean; // whether it is excluded
}

/** A name, or several of which any will do, that stands alone in a query: it is as good as ticked. */
export interface Typed {
  facet: string;
  labels: string[];
  out: boolean;
  source: string; // how it is written
}

/** What an index answers to a state of the page. */
export interface Answer {
  match: Found;
  typed: Typed[]; // names in its query
  state: State; // what was asked: of names that are typed and ticked in one facet, all as if ticked
  unfinished: boolean; // whether its last word is being typed
}

/** Of which results an article is one: its address says so. */
export interface Opened {
  state: State; // what was asked
  number: number; // of the result, from 1 on
}

/** What a step of the history keeps of the page besides its address. */
export interface Place {
  shown: number; // results
  top: number; // pixels that are scrolled; negative: as far as that result
  link: number; // result that was opened, or is to be shown, from 1 on; 0: none
  open: boolean; // whether the filters were unfolded
}

/** What is asked, as in the address of the search page. */
export interface State {
  q: string;
  filters: Filter[];
  from: string;
  to: string;
  sort: string;
}

/** A bar of the histogram: a year or month, and its articles. */
export type Bar = [key: string, count: number];

/** Attributes of an element; a function listens to the event so named. */
export type Attributes = Record<string, string | boolean | undefined | ((event: any) => void)>;
