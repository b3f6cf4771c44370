/* How a form sounds, roughly: spellings of French names that are said alike are one. */

const /** @type {[pattern: RegExp, sound: string][]} */ RULES_OF_SOUND = [
  [/y|ij/g, 'i'], [/x$/, ''], [/tch|tsch|sch|sh/g, 'C'], [/ch/g, 'C'], [/ph/g, 'f'], [/h/g, ''], [/(.)\1+/g, '$1'],
  [/e?au(?:l?[td]|x)?$|o[td]$/g, 'o'], [/e?au/g, 'o'], [/[ae]i|ei/g, 'e'], [/oe|eu/g, 'e'],
  [/c(?=[eiy])/g, 's'], [/g(?=[eiy])/g, 'j'], [/gu(?=[eiy])/g, 'g'], [/qu?|ck|c/g, 'k'], [/x/g, 'ks'],
  [/tz|[zç]/g, 's'], [/w/g, 'v'], [/[ae](?=[nm](?![aeiou]))/g, 'a'], [/m(?=[bp])/g, 'n'],
  [/(?:[sxtd]+|es?)$/g, ''], [/(.)\1+/g, '$1'],
];

/** @type {(form: string) => string} */
export function soundOf(form) {
  return RULES_OF_SOUND.reduce((sound, [pattern, by]) => sound.replace(pattern, by), form);
}
