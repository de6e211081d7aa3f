import type { Tx } from '#platform/postgres';
import { note, saveRule } from './load-rules.ts';
import type { Rule } from './rule.ts';
import type { HaltReason } from './words.ts';

/** Has a locked rule that is on order nothing until its owner starts it again. */
export function pauseRule(tx: Tx, rule: Rule, why: HaltReason): void {
  saveRule(tx, { ...rule, state: 'paused', pausedWhy: why, dueAt: null });
  note(tx, rule.line, 'paused', { reason: why });
}
