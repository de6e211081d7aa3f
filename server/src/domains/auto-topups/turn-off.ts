import { setToppedUpBelow } from '#charging';
import type { Tx } from '#platform/postgres';
import { note, saveRule } from './load-rules.ts';
import type { Rule } from './rule.ts';

/** Has a locked rule order nothing any more, whoever wants that. */
export function turnOff(tx: Tx, rule: Rule, reason?: 'line_barred'): void {
  saveRule(tx, { ...rule, state: 'off', dueAt: null, skipsNext: false, pausedWhy: null });
  setToppedUpBelow(tx, rule.line, null);
  note(tx, rule.line, 'turned_off', reason === undefined ? {} : { reason });
}
