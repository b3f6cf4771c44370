// The shapes that pass between the scripts of the page that explores. No script holds them.

import type { AllNode, Degrees, Docs, Index, Note, Parts, Sought, Term } from '../../assets/js/types.js';

export type Step = 'year' | 'month' | 'day';
export type Unit = 'share' | 'rate' | 'articles' | 'uses';

/** What is asked, as in the address. */
export interface Exploring {
  view: string; // one of VIEWS
  queries: string[];
  chosen: number; // which of them a view of one query shows
  by: string; // step of a chart; '' as usual
  unit: string;
  smooth: string; // periods that are taken together
  from: string;
  to: string;
  sort: string; // of lines: 'left', 'right'; '' by date
  shown: string; // 'table' instead of a chart
}

/** What there is in a period, or is found there. */
export interface Figure {
  articles: number;
  words: number; // of what is found: uses
}

/** The periods of a chart. */
export interface Axis {
  by: Step;
  periods: string[];
  base: Figure[]; // what the archive has in each
  outside: number; // articles without so exact a date
  runs: { first: number, end: number, period: number }[]; // of the calendar; period -1: in none
}

/** What was found for a query. */
export interface Answered {
  query: string;
  docs: number[];
  sought: Sought[];
  terms: Term[];
  notes: Note[];
  cut: number;
  tree: AllNode;
}

/** A query over time. */
export interface Curve {
  query: string;
  found: Figure[]; // for each period
  values: (number | null)[]; // null: no articles
  uses: boolean; // whether it has uses, which a date alone has not
}

/** All that a chart shows. */
export interface Charted {
  axis: Axis;
  unit: Unit;
  width: number; // periods taken together
  curves: Curve[];
}

/** A view of the page. */
export interface View {
  /** Show what is asked into *body*. It may be called again before it is done: *isLast* tells. */
  show(work: Work): Promise<void>;
}

export interface Work {
  state: Exploring;
  index: Index;
  parts: Parts;
  body: HTMLElement;
  isLast: () => boolean;
  change: (values: Partial<Exploring>) => void;
}

/** Where each thing of a chart stands. */
export interface Frame {
  width: number;
  height: number;
  left: number;
  right: number; // of the plot, from the left edge
  top: number;
  bottom: number;
  x: (at: number) => number;
  y: (value: number) => number;
  ticks: number[]; // values
  most: number; // periods that may be marked
  named: boolean; // whether curves have their name beside them
}

/** A name that stands together with a query. */
export interface Companion {
  id: number;
  facet: string;
  label: string;
  url: string;
  both: number;
  articles: number; // of the name
  worth: number; // G²
}

/** Two names that go with a query. */
export interface Pair {
  count: number; // articles found that have both
  share: number; // of those that have the rarer of them
  told: string; // their names
  counted: string; // the count with what it counts
  address: string; // of the search for both
}

/** A place that a result names. */
export interface Spot {
  id: number; // of the name
  label: string;
  url: string; // of its page; may be empty
  both: number; // articles found that name it
  articles: number; // of the archive
  address: string; // of the search for both
  counts: string; // as they are told
  told: string; // with its name
  place: Degrees | null; // where it lies, if that is known
}

export interface PlacedSpot extends Spot {
  place: Degrees;
}

/** A place as it is drawn. */
export interface Circle {
  spot: PlacedSpot;
  at: [x: number, y: number]; // its middle
  radius: number;
}

/** A part of the world, in degrees. */
export interface Box {
  west: number;
  east: number;
  south: number;
  north: number;
}

/** What of it a map shows, and how. */
export interface MapFrame extends Box {
  squeeze: number; // how much shorter a degree of longitude is than one of latitude
  scale: number; // units of the drawing a degree of latitude
  width: number;
  height: number;
  point: (place: Degrees) => [number, number]; // where it is in the drawing
}

/** A word that a result has more than the archive. */
export interface KeyWord {
  form: string;
  shown: string;
  both: number;
  articles: number;
  worth: number;
}

export type { Docs };
