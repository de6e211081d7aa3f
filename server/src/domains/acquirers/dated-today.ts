import { present } from '#base';
import type { Tx } from '#platform/postgres';
import type { Acquirer } from './acquirer.ts';
import { holdDays } from './store/acquirers.ts';

/**
 * Acquirers by the business day of this moment, which does not end before this transaction does:
 * totals that were agreed on after a cut-over change no more.
 */
export async function datedToday<const Known extends readonly Acquirer[]>(
  tx: Tx,
  known: Known,
): Promise<{ readonly [At in keyof Known]: Acquirer }> {
  const codes = [...new Set(known.map(({ code }) => code))];
  const rows = await tx.load(
    holdDays,
    codes.map((code) => ({ code })),
  );
  const dayOf = new Map(rows.map(({ code, businessDay }) => [code, businessDay]));
  const dated = known.map((acquirer) => {
    const businessDay = present(dayOf.get(acquirer.code), 'an acquirer that was opened');
    return { ...acquirer, businessDay };
  });
  return dated as { readonly [At in keyof Known]: Acquirer };
}
