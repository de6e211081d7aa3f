import { idFrom, type InstantMs, type PhoneNumber } from '#base';
import type { Context } from '#platform/context';
import type { Bars } from './bars.ts';
import type { LineId } from './line.ts';
import { readOwnerOfNumber } from './store/subscribers.ts';
import type { Subscriber } from './subscriber.ts';

/** Whose a number is, and what one must know to top it up. */
export interface NumberOwner {
  readonly line: LineId;
  readonly plan: string;
  readonly validUntil: InstantMs | null;
  readonly bars: Bars;
  /** Their name is not for everybody: show it by `maskName`. */
  readonly owner: Subscriber;
}

/**
 * The same question as `findLineByNumber` for whoever asks it a thousand times a second: one read,
 * in a lot with those of others, and nothing of the line's other numbers.
 */
export async function findOwnerByNumber(
  { db }: Context,
  number: PhoneNumber,
): Promise<NumberOwner | undefined> {
  const [row] = await db.readBy(readOwnerOfNumber, { number });
  if (!row) return undefined;
  const { plan, validUntil, bars, name, language, isCareMode, createdAt } = row;
  const owner = { id: idFrom('sub', row.owner), name, language, isCareMode, createdAt };
  return { line: idFrom('lin', row.line), plan, validUntil, bars, owner };
}
