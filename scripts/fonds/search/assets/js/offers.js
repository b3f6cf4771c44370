/* Other queries that may be meant, each one click away, with the number of articles that it finds. */

import { WORDS } from './given.js';
import { element, say } from './saying.js';

/** @import { Offer } from './types.js' */

/**
 * Show in *place* what is *offered*, when that is known, if it is still asked for.
 * @type {(place: HTMLElement, offered: Promise<Offer[]>, isAsked: () => boolean) => Promise<void>}
 */
export async function showOffers(place, offered, isAsked) {
  place.replaceChildren();
  const offers = await offered.catch(() => []);
  if (isAsked()) place.replaceChildren(...offersElements(offers));
}

/** *offers* as lists: what may be meant, then what is found with less. @type {(offers: Offer[]) => HTMLElement[]} */
function offersElements(offers) {
  const less = offers.filter(offer => offer.kind === 'less'), meant = offers.filter(offer => offer.kind !== 'less');
  return [...listElements(say('offers_meant'), meant), ...listElements(say('offers_less', { n: less.length }), less)];
}

/** @type {(heading: string, offers: Offer[]) => HTMLElement[]} */
function listElements(heading, offers) {
  if (!offers.length) return [];
  return [element('p', {}, heading), element('ul', {}, ...offers.map(offerElement))];
}

/** @type {(offer: Offer) => HTMLElement} */
function offerElement(offer) {
  const link = element('a', { href: addressOf(offer.query) }, describeOffer(offer));
  return element('li', {}, link, ' ', element('span', { class: 'fonds-offer__count' }, say('found', { n: offer.count })));
}

/** @type {(offer: Offer) => string} */
function describeOffer({ kind, query, words, name, facet }) {
  const quoted = (words || []).map(text => say('quoted', { text })).join(', ');
  /* @ts-expect-error: an offer of no name has no facet, and its text asks for none */
  return say(`offer_${kind}`, { query, words: quoted, name, facet: WORDS.strings.facets[facet] });
}

/** The address of this page for *query*, with the same filters. @type {(query: string) => string} */
function addressOf(query) {
  const values = new URLSearchParams(location.hash.slice(1));
  values.set('q', query);
  return `#${values.toString().replace(/\+/g, '%20')}`;
}
