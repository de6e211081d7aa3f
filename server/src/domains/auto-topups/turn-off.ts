import { setToppedUpBelow } from '#charging';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import { autoTopupStopped } from './facts.ts';
import { loadPast, note, saveRule } from './load-rules.ts';
import type { AutoTopup, Rule } from './rule.ts';

/**
 * Has a locked rule order nothing any more, whoever wants that. What it has ordered already and
 * nobody knows the end of is called off where that can be, and returned.
 */
export async function turnOff(
  tx: Tx,
  rule: Rule,
  reason?: 'line_barred' | 'line_lost',
): Promise<AutoTopup | undefined> {
  const { line, owner } = rule;
  const open = (await loadPast(tx, line)).find(({ state }) => state === 'open');
  saveRule(tx, { ...rule, state: 'off', dueAt: null, skipsNext: false, pausedWhy: null });
  setToppedUpBelow(tx, line, null);
  note(tx, line, 'turned_off', reason === undefined ? {} : { reason });
  if (open) await tell(tx, autoTopupStopped, [{ topup: open.id, owner }]);
  return open;
}
