import type { Tx } from '#platform/postgres';
import { knownBy } from './bag.ts';
import type { Entry } from './entry.ts';
import { lessenAwaited, lockNamedAwaitedOf } from './store/awaited.ts';

/**
 * Two people say what another amount than was awaited is for: where it names a reference of that
 * account, by so much less is awaited under it. The rest is known when it comes.
 */
export async function lessenNamed(tx: Tx, entry: Entry, account: string): Promise<void> {
  const { amount, currency, reference, remittance } = entry;
  if (currency !== 'HKD' || amount <= 0n) return;
  const text = ` ${knownBy(reference)} | ${knownBy(remittance)} `;
  const [row] = await tx.query(lockNamedAwaitedOf, [text, account]);
  if (row) await tx.query(lessenAwaited, [row.cause, amount]);
}
