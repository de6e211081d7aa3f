import { hourMs } from '#base';
import type { Context } from '#platform/context';
import { takeToken } from '#platform/limits';
import type { Maker } from '#topups';
import { numberedAppeal, type ReadAppeal, withEvents } from './found-appeal.ts';
import { refuse } from './refusals.ts';

export type { ReadAppeal } from './found-appeal.ts';

/** Whoever asks for numbers that are not theirs gets so many wrong. */
const missesPerHour = 20;

/**
 * An appeal by its number, for who raised it: as a person who is signed in, or as the device that
 * somebody appealed on before. Refuses with `appeal_unknown`, also when it is another's, and after
 * some such numbers with `too_many_requests`.
 */
export async function readAppeal(
  context: Context,
  text: string,
  readers: readonly Maker[],
): Promise<ReadAppeal> {
  const found = await numberedAppeal(context, text);
  if (found && readers.includes(found.raisedBy)) return withEvents(context, found);
  const [reader = 'nobody'] = readers;
  const misses = { name: 'disputes.misses', limit: missesPerHour, perMs: hourMs };
  await takeToken(context, { ...misses, key: reader });
  throw refuse.appeal_unknown();
}
