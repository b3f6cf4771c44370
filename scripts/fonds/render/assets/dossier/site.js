/* Where the site is: its root is two folders above the script. */

const SCRIPT = /** @type {HTMLScriptElement} */ (document.currentScript).src;
export const SITE = new URL('../../', SCRIPT).href;
const FOLDER = new URL('./', SCRIPT).href;

/** The address of *url* below the site's root, without what follows a ? or #; "" for others. @type {(url: string) => string} */
export function pathOf(url) {
  return url.startsWith(SITE) ? decodeURIComponent(url.slice(SITE.length).replace(/[?#].*/s, '')) : '';
}

/** What the classic script *name* beside this one gives to the function *call*. @type {(name: string, call: string) => Promise<any>} */
export function loadScript(name, call) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    if (call) /** @type {any} */ (window)[call] = resolve;
    else script.onload = resolve;
    script.charset = 'utf-8';
    script.src = FOLDER + name;
    script.onerror = () => reject(new Error(`${script.src} cannot be loaded`));
    document.head.append(script);
  });
}
