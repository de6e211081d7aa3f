import { addDays } from '#base';
import type { OpenBankDay } from '#banking';
import type { Context } from '#platform/context';
import type { Day } from './day.ts';
import type { Billed } from './list-billed.ts';

/**
 * Whether a day can be given up: something of it is not taken, its bill or, where it is of our own
 * bank, what stands on the statement; and it is as late as a day must be that is taken for empty.
 */
export function canBeGivenUp(
  { clock }: Context,
  { source }: Billed,
  { day, state }: Day,
  atBank: OpenBankDay | undefined,
): boolean {
  const isOpen = state === 'awaited' || state === 'read' || atBank !== undefined;
  return isOpen && clock.now() >= source.startOfDay(addDays(day, 1)) + source.certainAfterMs;
}
