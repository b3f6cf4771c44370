/* Dates as a query gives them: a day, a month or a year. */

/**
 * First and last day that *text* means, as year × 10000 + month × 100 + day; null if it is no date.
 * @type {(text: string) => [first: number, last: number] | null}
 */
export function readDay(text) {
  const found = /^(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text);
  if (!found) return null;
  const [year, month, day] = found.slice(1).map(part => Number(part || 0));
  if (month > 12 || day > 31) return null;
  return [year * 10000 + (month || 1) * 100 + (day || 1), year * 10000 + (month || 12) * 100 + (day || 31)];
}
