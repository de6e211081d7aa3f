import { forgetRaiser } from '#disputes';
import { endSessionsOf, recordAct } from '#identity';
import { forgetMandates } from '#mandates';
import { forgetOwner } from '#notifications';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import {
  eraseSubscriber,
  type LineId,
  readLines,
  readSubscriber,
  type SubscriberId,
} from '#subscribers';
import { obstacleTo } from './obstacle.ts';

/**
 * Forgets a person as far as the law lets us: name, language, labels, addresses and sessions, what
 * they said and attached in appeals, and by what they paid unasked, which ends. Books and proofs
 * stay, and lead to nobody. Doing it again changes nothing. With `alongside`, something
 * else is written in the same commit.
 *
 * Refuses with `subscriber_unknown`, `person_has_line`, `person_has_money`, `person_has_appeal`.
 */
export async function erasePerson(
  context: Context,
  subscriber: SubscriberId,
  alongside: (tx: Tx) => Promise<void> = async () => undefined,
): Promise<void> {
  await readSubscriber(context, subscriber);
  const obstacle = await obstacleTo(context, subscriber);
  if (obstacle) throw obstacle;
  const lines: readonly LineId[] = (await readLines(context, subscriber)).map(({ id }) => id);
  const { actor } = context;
  await context.db.transaction(async (tx) => {
    await alongside(tx);
    await eraseSubscriber(tx, subscriber, lines);
    await endSessionsOf(tx, subscriber);
    await forgetOwner(tx, subscriber);
    await forgetRaiser(tx, subscriber);
    await forgetMandates(tx, subscriber);
    recordAct(tx, { actor, action: 'subscriber.erase', subject: subscriber, outcome: 'done' });
  });
  context.log.info('somebody was forgotten', { subscriber });
}
