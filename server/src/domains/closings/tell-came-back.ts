import { isId, slotOf, uuidOf } from '#base';
import type { TransferCameBack } from '#banking';
import { queueMessages } from '#notifications';
import type { Context } from '#platform/context';
import { readContacts } from '#subscribers';
import { closingOf } from './load-closings.ts';
import { lockClosing } from './store/closings.ts';

/**
 * What a closed line's owner was sent came back from the bank: they hear so, and how they name
 * another account, as far as they can be told. Once for each time that it came back.
 */
export async function tellCameBack(
  context: Context,
  transfers: readonly TransferCameBack[],
): Promise<void> {
  for (const { cause, about, amount: amountMinor, currency, entry } of transfers) {
    const id = about ?? cause;
    if (!isId('cls', id)) continue;
    const [row] = await context.db.transaction((tx) =>
      tx.query(lockClosing, [slotOf(id), uuidOf(id)]),
    );
    if (!row) continue;
    const { line } = closingOf(row);
    const contact = (await readContacts(context, [line])).get(line);
    if (!contact) continue;
    const { number: to, language } = contact;
    const parameters = { value: { amountMinor, currency }, ending: to.slice(-4) };
    const message = { kind: 'closing_came_back', parameters, to, language } as const;
    await context.db.transaction(async (tx) =>
      queueMessages(tx, [{ ...message, key: `${entry} came back`, cause: id }]),
    );
  }
}
