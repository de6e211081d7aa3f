import { setToppedUpBelow } from '#charging';
import { noteEnding } from '#platform/endings';
import type { Tx } from '#platform/postgres';
import { note, saveRule } from './load-rules.ts';
import type { AutoTopup, Rule } from './rule.ts';
import { withdrawOpen } from './withdraw-open.ts';

/**
 * Has a locked rule order nothing any more, whoever wants that. What it has ordered already and
 * nobody knows the end of is called off where that can be, and returned.
 */
export async function turnOff(
  tx: Tx,
  rule: Rule,
  reason?: 'line_barred' | 'line_lost',
): Promise<AutoTopup | undefined> {
  const { line } = rule;
  saveRule(tx, { ...rule, state: 'off', dueAt: null, skipsNext: false, pausedWhy: null });
  setToppedUpBelow(tx, line, null);
  noteEnding(tx, { kind: 'auto_topup.end', subject: line, details: {} });
  note(tx, line, 'turned_off', reason === undefined ? {} : { reason });
  return withdrawOpen(tx, rule);
}
