import type { Context } from '#platform/context';
import { type LineAged, readLine, readLines } from '#subscribers';
import { listMandates } from './list-mandates.ts';
import { isEnded } from './mandate.ts';
import { stopMandate } from './stop-mandate.ts';

/**
 * Ends the mandates of people whose last number is gone: they can pay nothing by them, be told of
 * nothing, and stop them here no more. Their providers are told. Who has another number keeps them.
 */
export async function endLostMandates(context: Context, aged: readonly LineAged[]): Promise<void> {
  for (const { line, to } of aged) {
    if (to !== 'recycled') continue;
    const { subscriber: owner, numbers } = await readLine(context, line);
    if (numbers.length > 0) continue;
    const lines = await readLines(context, owner);
    if (lines.some((one) => one.numbers.length > 0)) continue;
    for (const mandate of await listMandates(context, owner)) {
      if (isEnded(mandate)) continue;
      const by = { owner, endedBy: 'us', reason: 'its owner has no number any more' } as const;
      await stopMandate(context, mandate.id, by);
    }
  }
}
