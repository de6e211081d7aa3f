import type { LockedTopup, TopupId } from './topup.ts';

/** Of top-ups, those to which something was promised beside their value: most are not. */
export function promisedOf(topups: readonly LockedTopup[]): TopupId[] {
  return topups.filter(({ terms }) => terms.bonus > 0n || terms.discount > 0n).map(({ id }) => id);
}
