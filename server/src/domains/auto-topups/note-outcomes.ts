import { isId, slotOf, uuidOf } from '#base';
import { lockedTotal } from '#ledger';
import type { PaymentOutcome } from '#payments';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import { accountOf } from '#subscribers';
import type { TopupFact, TopupId } from '#topups';
import { autoTopupCharged, autoTopupDeclined } from './facts.ts';
import { holdAutoTopups, note, saveRule } from './load-rules.ts';
import { doneBy, plannedFor } from './planned.ts';
import { type AutoTopup, calledOff, returned, type Rule } from './rule.ts';
import { endAutoTopups } from './store/topups.ts';
import { expiryTold } from './told-ahead.ts';

/**
 * What rules have ordered is paid and on the line, in the transaction that credits it. What was
 * sold over a counter is not asked about: with floats and lines locked, hundreds of sales waited a
 * round trip for the answer that no rule had ordered them.
 */
export async function noteCharged(tx: Tx, credited: readonly TopupFact[]): Promise<void> {
  const ordered = credited.filter(({ isSold }) => isSold !== true);
  const ours = await holdAutoTopups(
    tx,
    ordered.map(({ topup }) => topup),
  );
  const charged = ours.filter(({ one }) => one.state !== 'charged');
  for (const { one, rule } of charged) {
    end(tx, one, 'charged', null);
    const { cause, valueMinor, id } = one;
    note(tx, one.line, 'charged', { cause, valueMinor, id });
    if (!rule) continue;
    // A month's is of the month that it was planned for, which may be the one before it was made.
    // What is done by now may be so of a rule that was set since.
    const planned = plannedFor({ ...rule, monthDone: null }, null, one.openedAt);
    const done = doneBy(rule, planned, one.cause, one.openedAt);
    const expiryDone = one.cause === 'expiry' ? expiryTold(rule) : rule.expiryDone;
    const hastened = rule.hastened + 1;
    saveRule(tx, { ...rule, ...done, ...lookAfter(tx, rule), expiryDone, hastened });
  }
  await tell(
    tx,
    autoTopupCharged,
    charged.map(({ one }) => factOf(one)),
  );
}

/**
 * What was charged may leave something to do: it is looked at next. Of a rule of low money alone
 * whose line is not low any more, that is seen here, with account and rule held.
 */
function lookAfter(tx: Tx, rule: Rule): Pick<Rule, 'dueAt' | 'toldWhy'> {
  const { line, state, belowMinor, daysLeft, monthlyDay, toldWhy } = rule;
  if (state !== 'on') return { dueAt: null, toldWhy };
  const isPlanned = daysLeft !== null || monthlyDay !== null;
  const isLow = () => lockedTotal(tx, accountOf(line), 'HKD') < (belowMinor ?? 0n);
  return isPlanned || isLow() ? { dueAt: tx.nowMs, toldWhy } : { dueAt: null, toldWhy: null };
}

/**
 * Proof that one came to nothing: the claim stands, and what follows is looked at at once. Where it
 * was called off meanwhile, and no wallet has declined it, that is why.
 */
export async function noteDeclinedOrder(tx: Tx, closed: readonly PaymentOutcome[]): Promise<void> {
  const byTopup = new Map(closed.map((outcome) => [outcome.reference, outcome]));
  const ids = [...byTopup.keys()].filter((id): id is TopupId => isId('top', id));
  const open = await openOf(tx, ids);
  for (const one of open) {
    const evidence = byTopup.get(one.id)?.evidence ?? '';
    const declined = /: failed: (\S+)$/.exec(evidence)?.[1];
    const reason = declined ?? one.reason ?? 'closed';
    end(tx, one, 'declined', reason);
    note(tx, one.line, reason === calledOff ? 'called_off' : 'declined', { ...one, reason });
  }
  await tell(tx, autoTopupDeclined, open.map(factOf));
}

/**
 * Money that came for one was not credited and goes back: what it was for is open no longer, and
 * its rule goes on. The owner is told of the money by whoever gives it back.
 */
export async function noteReturned(tx: Tx, refunding: readonly TopupFact[]): Promise<void> {
  const ids = refunding.map(({ topup }) => topup);
  const open = await openOf(tx, ids);
  for (const one of open) {
    end(tx, one, 'declined', returned);
    note(tx, one.line, 'called_off', { ...one, reason: returned });
  }
  await tell(tx, autoTopupDeclined, open.map(factOf));
}

async function openOf(tx: Tx, ids: readonly TopupId[]): Promise<AutoTopup[]> {
  const held = await holdAutoTopups(tx, ids);
  return held.map(({ one }) => one).filter(({ state }) => state === 'open');
}

function end(tx: Tx, { id }: AutoTopup, state: 'charged' | 'declined', reason: string | null) {
  tx.append(endAutoTopups, { slot: slotOf(id), id: uuidOf(id), state, reason, endedAt: tx.nowMs });
}

function factOf({ id: topup, line }: AutoTopup) {
  return { topup, line };
}
