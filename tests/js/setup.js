// What modules find when they are imported alone: no data yet, and as much of a browser as they ask for at once.

const anywhere = /** @type {any} */ (globalThis);

anywhere.document = { currentScript: { src: 'file:///archive/build/site/search/engine.js' } };
anywhere.window = anywhere;
anywhere.fondsGiven = { contents: {} };
