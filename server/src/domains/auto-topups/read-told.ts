import { readBalance } from '#ledger';
import type { Context } from '#platform/context';
import { accountOf, type LineId, readContacts } from '#subscribers';
import type { Told } from './tell-owner.ts';

/** Whom a line's messages go to, and what they say of its money. */
export async function readTold(context: Context, line: LineId): Promise<Told> {
  const [contacts, { units }] = await Promise.all([
    readContacts(context, [line]),
    readBalance(context, accountOf(line)),
  ]);
  const balanceMinor = units.find(({ unit }) => unit === 'HKD')?.total ?? 0n;
  return { contact: contacts.get(line), balanceMinor };
}
