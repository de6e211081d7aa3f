import { readCatalog } from '#catalog';
import { isOver, listAppeals } from '#disputes';
import { endSessionsOf, recordAct } from '#identity';
import { readBalance } from '#ledger';
import { forgetOwner } from '#notifications';
import type { Context } from '#platform/context';
import {
  accountOf,
  eraseSubscriber,
  lifeCycleAt,
  readLines,
  readSubscriber,
  type SubscriberId,
} from '#subscribers';
import { refuse } from './refusals.ts';

/**
 * Forgets a person as far as the law lets us: name, language, labels, addresses and sessions. Books
 * and proofs stay, and lead to nobody. Doing it again changes nothing.
 *
 * Refuses with `subscriber_unknown`, `person_has_line`, `person_has_money`, `person_has_appeal`.
 */
export async function erasePerson(context: Context, subscriber: SubscriberId): Promise<void> {
  await readSubscriber(context, subscriber);
  await refuseWhileOwed(context, subscriber);
  const lines = (await readLines(context, subscriber)).map(({ id }) => id);
  const { actor } = context;
  await context.db.transaction(async (tx) => {
    await eraseSubscriber(tx, subscriber, lines);
    await endSessionsOf(tx, subscriber);
    await forgetOwner(tx, subscriber);
    recordAct(tx, { actor, action: 'subscriber.erase', subject: subscriber, outcome: 'done' });
  });
}

/** A line that nobody can bring to life again has nothing to give back, but for its money. */
async function refuseWhileOwed(context: Context, subscriber: SubscriberId): Promise<void> {
  const { lifeCycle } = await readCatalog(context);
  const lines = await readLines(context, subscriber);
  for (const { id, validUntil } of lines) {
    const { state } = lifeCycleAt(validUntil, context.clock.now(), lifeCycle);
    if (state !== 'recycled') throw refuse.person_has_line({ line: id, state });
    const { units } = await readBalance(context, accountOf(id));
    if (units.some(({ total }) => total > 0n)) throw refuse.person_has_money({ line: id });
  }
  const appeals = await listAppeals(context, [subscriber]);
  const open = appeals.find(({ state }) => !isOver(state));
  if (open) throw refuse.person_has_appeal({ appeal: open.id });
}
