import type { InstantMs } from '#base';
import { readBalanceAt } from '#ledger';
import type { Context } from '#platform/context';
import { accountOf, type LineId, readLine } from '#subscribers';
import { type Caller, look } from './look.ts';

/** What a line held at an instant, per unit: minor units, bytes, seconds or messages. */
export interface HeldAt {
  readonly at: InstantMs;
  readonly totals: ReadonlyMap<string, bigint>;
}

/**
 * What a line held at a past instant, by the books as they stand: what an appeal about that day is
 * answered with. An instant that has not come stands for this one. Refuses with `line_unknown`.
 */
export function readLineAt(
  context: Context,
  caller: Caller,
  line: LineId,
  atMs: InstantMs,
): Promise<HeldAt> {
  const asked = { permissions: ['lines.read'], action: 'line.balance_at', subject: line } as const;
  return look(context, caller, asked, async () => {
    await readLine(context, line);
    const at = Math.min(atMs, context.clock.now());
    return { result: { at, totals: await readBalanceAt(context, accountOf(line), at) } };
  });
}
