import { slotOf, uuidOf, type Words } from '#base';
import { awaitUse } from '#charging';
import type { Tx } from '#platform/postgres';
import type { TopupId } from '#topups';
import type { Decision } from './decide-auto-topup.ts';
import { dayMade } from './due.ts';
import { dueAfter } from './due-after.ts';
import { note, saveRule } from './load-rules.ts';
import { doneBy, missedDay, type Planned } from './planned.ts';
import type { Rule } from './rule.ts';
import { insertAutoTopups } from './store/topups.ts';
import { type Told, tellAhead, tellNotMade, tellPaused } from './tell-owner.ts';
import { type WordDue, withWord, wordsDue } from './told-ahead.ts';
import { mostOf, type Shelf } from './value.ts';

/** What a decision is carried out with. */
export interface Stage extends Told {
  readonly rule: Rule;
  readonly planned: readonly Planned[];
  readonly house: Shelf;
  /** What its first mandate is called, for words ahead. */
  readonly method: Words;
  /** Its provider has its payer told by itself before each payment. */
  readonly isToldByMandate: boolean;
  /** A mandate has declined in the try that goes on, which its owner was told with what to do. */
  readonly isDeclineTold: boolean;
  /** An order of the owner's is open, and without it the line would be low. */
  readonly isPendingLow: boolean;
}

/**
 * Writes down what a decision makes of a rule, and tells its owner; ordering itself comes before.
 */
export function carryOut(tx: Tx, stage: Stage, decision: Decision, topup?: TopupId): void {
  const rule = decision.does === 'wait' ? stage.rule : givenUp(tx, stage);
  const told = toldAhead(tx, { ...stage, rule });
  saveRule(tx, { ...told, ...changeBy(tx, { ...stage, rule: told }, decision, topup) });
}

function changeBy(
  tx: Tx,
  stage: Stage,
  decision: Decision,
  topup: TopupId | undefined,
): Partial<Rule> {
  const { rule, planned } = stage;
  const { line } = rule;
  const dueAt = dueAfter(decision, rule, { ...stage, nowMs: tx.nowMs });
  switch (decision.does) {
    case 'nothing':
      return { toldWhy: null, dueAt };
    case 'wait':
    case 'defer':
      return { dueAt };
    case 'skip': {
      const { cause } = decision;
      note(tx, line, 'skipped', { cause });
      const done = doneBy(rule, planned, cause, tx.nowMs);
      return { ...done, skipsNext: false, toldWhy: null, dueAt };
    }
    case 'order': {
      const { cause, valueMinor, mandate, roundAt } = decision;
      if (topup === undefined) return {};
      note(tx, line, 'ordered', { cause, valueMinor, id: topup });
      tx.append(insertAutoTopups, {
        slot: slotOf(topup),
        id: uuidOf(topup),
        line: uuidOf(line),
        cause,
        roundAt,
        mandate,
        valueMinor,
        state: 'open',
        openedAt: tx.nowMs,
      });
      return { toldWhy: null, dueAt };
    }
    case 'refuse': {
      const { cause, why, code } = decision;
      note(tx, line, 'refused', { cause, reason: why === 'order_refused' ? (code ?? why) : why });
      // That nobody else pays either is no news to whoever was just told of a decline.
      const toldWhy = stage.isDeclineTold ? rule.toldWhy : tellNotMade(tx, rule, stage, why);
      // No fall tells of a line that is low already: its next use does.
      if (why === 'line_idle') awaitUse(tx, line);
      return { toldWhy, dueAt };
    }
    case 'pause':
      note(tx, line, 'paused', { cause: decision.cause, reason: decision.why });
      tellPaused(tx, rule, stage, decision.failures);
      return { state: 'paused', pausedWhy: decision.why, dueAt };
  }
}

/** A month's that could not be made in time is made no more, and its owner told so. */
function givenUp(tx: Tx, stage: Stage): Rule {
  const { rule } = stage;
  const day = missedDay(rule, tx.nowMs);
  if (day === null) return rule;
  note(tx, rule.line, 'refused', { cause: 'monthly', reason: 'month_over' });
  const toldWhy = tellNotMade(tx, rule, stage, 'month_over');
  return { ...rule, monthDone: day.slice(0, 7), toldWhy };
}

/** With whatever its owner must be told ahead by now, of each that is planned. */
function toldAhead(tx: Tx, stage: Stage): Rule {
  const due = wordsDue(stage.rule, stage.planned, tx.nowMs);
  return due.reduce((rule, word) => toldOf(tx, { ...stage, rule }, word), stage.rule);
}

function toldOf(tx: Tx, stage: Stage, word: WordDue): Rule {
  const { rule, method } = stage;
  const { one, times } = word;
  const { cause } = one;
  const valueMinor = mostOf(rule, cause, stage.house);
  const told = withWord(rule, word, tx.nowMs);
  // Who is told late is told the day on which it is made at last.
  const day = dayMade(told, one, tx.nowMs);
  if (!stage.isToldByMandate) tellAhead(tx, rule, stage, { cause, day, method, valueMinor }, times);
  note(tx, rule.line, 'told_ahead', { cause, valueMinor });
  return told;
}
