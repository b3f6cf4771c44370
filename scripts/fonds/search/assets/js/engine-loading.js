/* The engine is loaded when it is first needed. */

const OWN_FOLDER = new URL('.', document.currentScript.src).href;

let engine = null;

/** What the engine offers to pages; it is loaded once. */
function loadEngine() {
  if (!engine) engine = window.fonds ? Promise.resolve(window.fonds.parts) : requestEngine();
  return engine;
}

function requestEngine() {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.charset = 'utf-8';
    script.src = `${OWN_FOLDER}engine.js?v=${ENGINE}`;
    script.onload = () => resolve(window.fonds.parts);
    script.onerror = () => { engine = null; reject(new Error('search: the engine cannot be loaded')); };
    document.head.append(script);
  });
}
