// What the scripts know of a page that no library of types does.

import type { Contents, Grammar, Hit, Index, Latest, Part, Parts, Rules, Words } from './types.js';

declare global {
  /** What given.js hands on where no join has put it in front; tests set it before they import a module. */
  var fondsGiven: {
    RULES: Rules;
    GRAMMAR: Grammar;
    WORDS: Words;
    SEAL: string;
    contents: Contents;
    openIndex: (contents: Contents) => Index;
  };

  interface Window {
    /** What engine.js, once it has run, offers to the page and to other scripts. */
    fonds: {
      search: Index['search'];
      snippets: (hits: Hit[]) => Promise<Part[][]>;
      seal: string; // its fingerprint
      parts: Parts;
    };
    /** What writes references, if the theme has it. */
    fondsCite?: {
      find: (wanted: { address: string, passage: string }[]) => Promise<object[]>;
      save: (format: string, references: object[], name: string) => Promise<void>;
    };
    /** What a file of the index calls with its data. */
    fondsIndex: (...call: any[]) => void;
    /** The last answer to what the folder holds, of any script of the page. */
    fondsLatest?: { at: number, answer: Promise<Latest> } | null;
  }

  interface HTMLScriptElement {
    /** Takes what the script calls `fondsIndex` with. */
    fondsReceive?: (call: any[]) => void;
  }

  /** The scripts are written for the HTML that fonds makes: what they look for is there. */
  interface ParentNode {
    querySelector<E extends Element = HTMLElement>(selectors: string): E;
    querySelectorAll<E extends Element = HTMLElement>(selectors: string): NodeListOf<E>;
  }

  /** What loses or gets the focus is a node. */
  interface Node {
    contains(other: EventTarget | null): boolean;
  }
}
