import { dayMs, hourMs, type InstantMs } from '#base';
import { readStripeBalance } from '#wire/statements';
import type { Source } from './source.ts';

/** Stripe's days are UTC's. It makes no bills: what its balance did is listed page by page. */
export const stripeBills: Source = {
  kind: 'stripe',
  startOfDay: (day) => Date.parse(`${day}T00:00:00Z`),
  dayOf,
  readyAfterMs: hourMs,
  certainAfterMs: dayMs,
  paysOut: 'told',
  read: readStripeBalance,
  // The list does not say whose it is: whoever has the key sees one account alone.
  isOf: () => true,
};

function dayOf(atMs: InstantMs): string {
  return new Date(atMs).toISOString().slice(0, 10);
}
