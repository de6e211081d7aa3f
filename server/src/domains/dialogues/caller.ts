import type { Language, PhoneNumber } from '#base';
import { readCatalog } from '#catalog';
import type { Context } from '#platform/context';
import { findLineByNumber, type Line, lifeCycleAt } from '#subscribers';

/** Who speaks: the line behind the number, and its owner's language. */
export interface Caller {
  readonly number: PhoneNumber;
  readonly line: Line;
  readonly language: Language;
}

/** Undefined where the number is of no line of ours, or of one that is nobody's any more. */
export async function readCaller(
  context: Context,
  number: PhoneNumber,
): Promise<Caller | undefined> {
  const [found, { lifeCycle }] = await Promise.all([
    findLineByNumber(context, number),
    readCatalog(context),
  ]);
  if (!found) return undefined;
  const { line, owner } = found;
  const { state } = lifeCycleAt(line.validUntil, context.clock.now(), lifeCycle);
  return state === 'recycled' ? undefined : { number, line, language: owner.language };
}
