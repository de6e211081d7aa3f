import { Refusal } from '#base';
import type { Tx } from '#platform/postgres';
import { lifeCycleAt } from '#subscribers';
import type { ChargedLine } from './charged-lines.ts';
import type { Prices } from './prices.ts';
import { chooseRate, type Terms } from './rating/choose-rate.ts';
import type { RunningUse } from './rating/rate-use.ts';
import { isAllowed } from './allowed-line.ts';
import type { GroupResult, GroupStep } from './step.ts';

/** On which terms a line may go on with a use, or why it may not. */
export function mayUse(
  tx: Tx,
  line: ChargedLine,
  { catalog }: Prices,
  { kind, table }: RunningUse,
  home: GroupStep['home'],
): Terms | GroupResult {
  const { state } = lifeCycleAt(line.inUse.validUntil, tx.nowMs, catalog.lifeCycle);
  // A line that has come to its end takes calls and messages for a while, then nothing.
  const isServed = state === 'active' || (state === 'one_way' && kind.direction === 'in');
  if (!isServed || !isAllowed(line, home)) return 'barred';
  try {
    return chooseRate(table, kind, tx.nowMs, line.optedIn);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.code === 'service_needs_opt_in' ? 'needs_opt_in' : 'not_sold';
  }
}
