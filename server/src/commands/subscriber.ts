import process from 'node:process';
import { parsePhoneNumber } from '#base';
import type { Context } from '#platform/context';
import { erasePerson, readPersonalData } from '#privacy';
import { findOwnerByNumber, type SubscriberId } from '#subscribers';
import { inKeptContext } from './place.ts';
import { EnvironmentProblem } from '../settings.ts';

/** Prints all that is kept about a person. */
export async function exportSubscriber(who: string): Promise<void> {
  await inKeptContext(async (context) => {
    const data = await readPersonalData(context, await subscriberOf(context, who));
    process.stdout.write(`${JSON.stringify(data, null, 2)}\n`);
  });
}

/** Forgets a person who has left. */
export async function eraseSubscriber(who: string): Promise<void> {
  await inKeptContext(async (context) => {
    const subscriber = await subscriberOf(context, who);
    await erasePerson(context, subscriber);
    process.stdout.write(`${subscriber} is forgotten; the books stay.\n`);
  });
}

async function subscriberOf(context: Context, who: string): Promise<SubscriberId> {
  if (/^sub_[0-9a-f]{32}$/.test(who)) return who as SubscriberId;
  const number = parsePhoneNumber(who);
  const found = number && (await findOwnerByNumber(context, number));
  if (found) return found.owner.id;
  throw new EnvironmentProblem(`${who} is no number of a line of ours`);
}
