import { type InstantMs, minuteMs, type Money, slotOf, uuidOf, type Words } from '#base';
import { awaitUse } from '#charging';
import type { Tx } from '#platform/postgres';
import type { TopupId } from '#topups';
import type { Decision, Deferred, House } from './decision.ts';
import type { Why } from './why.ts';
import { dayMade } from './due.ts';
import { dueAfter } from './due-after.ts';
import { note, saveRule } from './load-rules.ts';
import { lastWhyOf } from './last-why.ts';
import { leftOut } from './left-out.ts';
import { isLastDay, missedDay, type Planned } from './planned.ts';
import { type AutoTopup, type Cause, type Rule, unknownFrom, unknownMs } from './rule.ts';
import { insertAutoTopups } from './store/topups.ts';
import {
  type Told,
  tellAhead,
  tellMonthOver,
  tellNotMade,
  tellPaused,
  tellPutOff,
  tellUnknown,
} from './tell-owner.ts';
import { aheadKey, type WordDue, withWord, wordsDue } from './told-ahead.ts';
import { type Refused, toldOfCauses, toldWords, wasTold } from './told-why.ts';
import { mostOf } from './value.ts';
import { lastWhyWords } from './words.ts';

/** What a decision is carried out with. */
export interface Stage extends Told {
  readonly rule: Rule;
  readonly planned: readonly Planned[];
  /** A month's that its payer lets nobody take any more by when its owner could know of it. */
  readonly tooLate: Planned | undefined;
  readonly house: House;
  /** What calls and is refused, beside what is decided. */
  readonly refused: readonly Refused[];
  /** What calls and is put off: what was told of it is neither over nor told again. */
  readonly deferred: readonly Deferred[];
  /** What was ordered lately, oldest first. */
  readonly past: readonly AutoTopup[];
  /** What its first mandate is called, for words ahead. */
  readonly method: Words;
  /** Its payer is told by us before each payment, for the mandate's sake. */
  readonly isToldByMandate: boolean;
  /** What its first mandate is charged for a value; undefined without a rate for it. */
  priceAhead(cause: Cause, valueMinor: bigint): Money | undefined;
  /** An order of the owner's is open, and without it the line would be low. */
  readonly isPendingLow: boolean;
  /** Since when the oldest such is open; null for none. */
  readonly pendingSince: InstantMs | null;
}

/** Where there is no rate of today to say a price by, it is looked for again so often. */
const unpricedMs = 15 * minuteMs;

/**
 * Writes down what a decision makes of a rule, and tells its owner; ordering itself comes before.
 */
export function carryOut(tx: Tx, stage: Stage, decision: Decision, topup?: TopupId): void {
  const rule = decision.does === 'wait' ? stage.rule : givenUp(tx, stage);
  const { told, isUnpriced } = toldAhead(tx, { ...stage, rule });
  const changed = { ...told, ...changeBy(tx, { ...stage, rule: told }, decision, topup) };
  const soon = tx.nowMs + unpricedMs;
  const dueAt = isUnpriced ? Math.min(changed.dueAt ?? soon, soon) : changed.dueAt;
  saveRule(tx, { ...changed, dueAt });
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
      return { toldWhy: pendingTold(tx, stage), dueAt };
    case 'wait':
      if (unknownFrom(stage.past) <= tx.nowMs) tellUnknown(tx, stage, stage);
      return { dueAt };
    case 'defer':
      tellAllPutOff(tx, stage);
      return { dueAt };
    case 'skip': {
      const { cause } = decision;
      note(tx, line, 'skipped', { cause });
      return { ...leftOut(rule, planned, cause, tx.nowMs), toldWhy: stillTold(stage), dueAt };
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
        belowMinor: rule.belowMinor,
        capMinor: rule.capMinor,
        state: 'open',
        openedAt: tx.nowMs,
      });
      return { toldWhy: stillTold(stage), dueAt };
    }
    case 'refuse':
      tellAllPutOff(tx, stage);
      return { toldWhy: refusedAll(tx, stage), dueAt };
    case 'pause':
      note(tx, line, 'paused', { cause: decision.cause, reason: decision.why });
      tellPaused(tx, rule, stage, decision.failures);
      return { state: 'paused', pausedWhy: decision.why, dueAt };
  }
}

/** Also where something else is refused or put off beside it, and is what is decided. */
function tellAllPutOff(tx: Tx, stage: Stage): void {
  for (const one of stage.deferred) {
    if (isPutOffAnew(stage, one)) tellPutOff(tx, stage.rule, stage, one.untilMs);
  }
}

/**
 * Low again within the interval is news: by another fall, or because what was charged did not do.
 * Of a decline that leaves it low its owner has heard.
 */
function isPutOffAnew({ rule: { fellAt }, past }: Stage, { cause, waits }: Deferred): boolean {
  const last = past.at(-1);
  if (cause !== 'below' || waits !== 'interval' || !last) return false;
  return last.state === 'charged' || (fellAt !== null && fellAt > last.roundAt);
}

/** An order of somebody's keeps the line from being charged for, and its end is not known. */
function pendingTold(tx: Tx, stage: Stage): string | null {
  const { rule, pendingSince } = stage;
  if (pendingSince === null || pendingSince + unknownMs > tx.nowMs) return null;
  const pending: Refused = { cause: 'below', why: 'topup_pending' };
  if (wasTold(rule.toldWhy, pending)) return rule.toldWhy;
  return refusedAll(tx, { ...stage, refused: [pending] });
}

const causesOf = (deferred: readonly Deferred[]): Cause[] => deferred.map(({ cause }) => cause);

/** What is made or left out says nothing of what stays refused beside it. */
function stillTold({ rule: { toldWhy }, refused, deferred }: Stage): string | null {
  const still = refused.filter((one) => wasTold(toldWhy, one));
  return toldWords([...still, ...toldOfCauses(toldWhy, causesOf(deferred))]);
}

/** Each cause for itself: one's reason says nothing of the other. Returns what is told. */
function refusedAll(tx: Tx, stage: Stage): string | null {
  const { rule, refused, deferred, past, house } = stage;
  const { line, toldWhy } = rule;
  const last = past.at(-1);
  const isTrying = last?.state === 'declined' && last.roundAt + house.intervalMs > tx.nowMs;
  const told: Refused[] = [];
  const said = new Set<Why>();
  for (const one of refused) {
    const { cause, why, code } = one;
    note(tx, line, 'refused', { cause, reason: why === 'order_refused' ? (code ?? why) : why });
    // No fall tells of a line that is low already: its next use does.
    if (why === 'line_idle') awaitUse(tx, line);
    const isNew = !wasTold(toldWhy, one);
    // That nobody else pays either is no news to whoever was just told of a decline.
    if (isNew && isTrying && last.cause === cause) continue;
    // The same words for two of them at once are said once.
    if (isNew && !said.has(why)) tellRefused(tx, stage, one);
    if (isNew) said.add(why);
    told.push(one);
  }
  return toldWords([...told, ...toldOfCauses(toldWhy, causesOf(deferred))]);
}

/**
 * Of a month's on the last day for it, that is told as well, and no second time once it is over.
 */
function tellRefused(tx: Tx, stage: Stage, one: Refused): void {
  const { rule, planned } = stage;
  const month = one.cause === 'monthly' && planned.find(({ cause }) => cause === 'monthly');
  const isLast = month && isLastDay(month, tx.nowMs) && one.why in lastWhyWords;
  if (isLast) tellMonthOver(tx, rule, stage, { day: month.day, lastWhy: one.why, isLast });
  else tellNotMade(tx, rule, stage, one);
}

/** A month's that could not be made in time is made no more, and its owner told so and why. */
function givenUp(tx: Tx, stage: Stage): Rule {
  const { rule, past, tooLate } = stage;
  const day = tooLate?.day ?? missedDay(rule, tx.nowMs);
  if (day === null) return rule;
  const lastWhy = lastWhyOf(rule, past, day) ?? (tooLate && 'told_late');
  note(tx, rule.line, 'refused', { cause: 'monthly', reason: 'month_over' });
  tellMonthOver(tx, rule, stage, { day, lastWhy });
  return { ...rule, monthDone: day.slice(0, 7) };
}

/**
 * With whatever its owner must be told ahead by now, of each that is planned. What is open is not
 * ahead any more: set anew meanwhile, its rule counts as having told it.
 */
function toldAhead(tx: Tx, stage: Stage): { readonly told: Rule; readonly isUnpriced: boolean } {
  let { rule: told } = stage;
  let isUnpriced = false;
  const open = stage.past.find(({ state }) => state === 'open');
  for (const word of wordsDue(told, stage.planned, tx.nowMs)) {
    const { cause } = word.one;
    // Of an end that came again meanwhile nobody was told.
    const isAgain = cause === 'expiry' && told.expiryBackAt !== null;
    if (cause === open?.cause && !isAgain) {
      told = withWord(told, word, tx.nowMs);
      continue;
    }
    const valueMinor = mostOf(told, cause, stage.house);
    const paid = stage.priceAhead(cause, valueMinor);
    if (paid) told = toldOf(tx, { ...stage, rule: told }, word, { valueMinor, paid });
    else isUnpriced = true;
  }
  return { told, isUnpriced };
}

function toldOf(
  tx: Tx,
  stage: Stage,
  word: WordDue,
  price: { readonly valueMinor: bigint; readonly paid: Money },
): Rule {
  const { rule, method } = stage;
  const { one, times } = word;
  const { cause } = one;
  const told = withWord(rule, word, tx.nowMs);
  // Who is told late is told the day on which it is made at last.
  const day = dayMade(told, one, tx.nowMs);
  // Said again, by a rule set anew as well, it is another message than what was said before.
  const key = `${aheadKey(rule, one)}${times} ${tx.nowMs}`;
  if (!stage.isToldByMandate) tellAhead(tx, rule, stage, { cause, day, method, ...price }, key);
  note(tx, rule.line, 'told_ahead', { cause, valueMinor: price.valueMinor });
  return told;
}
