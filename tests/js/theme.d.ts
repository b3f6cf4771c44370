// What the scripts of the theme know of its pages.

interface Window {
  fondsCiting: (table: Record<string, any>) => void; // what references/table.js calls
  fondsReferences: (part: [name: string, names: string[][], rows: any[][]]) => void; // what a part of them calls
  fondsCite: Record<string, any>; // what cite.js offers
  fondsAddresses: (addresses: string[]) => void; // what a file of chance/ calls
  fondsNamed: (rows: [id: string, label: string, told: string, note: string][]) => void; // what a file of named/ calls
  fondsNames: (rows: [name: string, address: string, count: number][]) => void; // what names.js calls
}

// The script that runs is one of HTML, what is clicked on is an element, as is a section's first child.
interface SVGScriptElement { src: string }
interface EventTarget { closest<E extends Element = HTMLAnchorElement>(selectors: string): E }
interface ChildNode { className: string }
// What they find by a selector is an element of HTML.
interface Element { title: string; innerText: string; tabIndex: number }
