import { type InstantMs, slotOf, uuidOf } from '#base';
import { type Fact, tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import { capturedFact } from './captured-fact.ts';
import { nextAskAt } from './asking.ts';
import { type Change, changeBy, type Evidence, type EvidenceSource } from './evidence.ts';
import {
  type PaymentCaptured,
  type PaymentMismatched,
  type PaymentOutcome,
  paymentCaptured,
  paymentClosed,
  paymentMismatched,
  paymentPending,
  paymentUnknown,
  surplusCaptured,
} from './facts.ts';
import {
  changeAttempt,
  changePayment,
  type LockedPayments,
  lockByAttempt,
} from './load-payments.ts';
import { type Attempt, type AttemptId, type AttemptState, type Payment } from './payment.ts';
import { hasHope } from './has-hope.ts';
import { insertMismatches } from './store/mismatches.ts';

export interface Statement {
  readonly attempt: AttemptId;
  /** Who says it unasked: whoever may speak for one connector speaks for no other. */
  readonly connector?: string;
  readonly evidence: Evidence;
  readonly source: EvidenceSource;
  /** Whether "not found" is proof by now; the provider's quiet time decides. */
  readonly isQuietTimeOver: boolean;
}

interface Told {
  readonly captured: PaymentCaptured[];
  readonly surplus: PaymentCaptured[];
  readonly closed: PaymentOutcome[];
  readonly unknown: PaymentOutcome[];
  readonly pending: PaymentOutcome[];
  readonly mismatched: PaymentMismatched[];
}

/**
 * Applies what providers say about attempts, in the order given, and tells what follows from it in
 * the same transaction. Returns, per statement, the word that is kept as its outcome.
 */
export async function applyEvidence(tx: Tx, statements: readonly Statement[]): Promise<string[]> {
  const locked = await lockByAttempt(
    tx,
    statements.map(({ attempt }) => attempt),
  );
  const changed = new Map<AttemptId, Evidence>();
  const outcomes = statements.map((statement) => {
    const evidence = evidenceIn(locked, statement);
    const state = evidence && applyOne(tx, locked, statement, evidence);
    if (state) changed.set(statement.attempt, evidence);
    return state ?? 'nothing new';
  });
  await tellAll(tx, conclude(locked, changed, tx.nowMs));
  return outcomes;
}

/**
 * Money that another connector tells of is not the attempt's: people look at it. Nothing else that
 * it says is about the attempt.
 */
function evidenceIn(
  locked: LockedPayments,
  { attempt, connector, evidence }: Statement,
): Evidence | undefined {
  const asked = locked.attempts.get(attempt)?.connector;
  if (connector === undefined || asked === undefined || asked === connector) return evidence;
  return evidence.says === 'captured' ? { ...evidence, isOurs: false } : undefined;
}

/**
 * The attempt's new state, or undefined when the statement changes nothing or is about none of
 * ours.
 */
function applyOne(
  tx: Tx,
  locked: LockedPayments,
  { attempt: id, source, isQuietTimeOver }: Statement,
  evidence: Evidence,
): AttemptState | undefined {
  const { nowMs } = tx;
  const attempt = locked.attempts.get(id);
  const change = attempt && changeBy(attempt, evidence, source, isQuietTimeOver);
  if (!attempt) return undefined;
  if (!change) {
    // The last look at a closed attempt has found what was known: then nothing is left to ask.
    const isSeenAgain = attempt.state === 'closed' && source === 'query' && isOver(evidence);
    if (isSeenAgain) changeAttempt(locked, { ...attempt, askAt: nextAskAt(attempt, nowMs) });
    return undefined;
  }
  changeAttempt(locked, changedAttempt(attempt, change, nowMs));
  if (change.state === 'mismatched') keepMismatch(tx, id, evidence);
  return change.state;
}

/** What came is kept beside the attempt, for the person who decides about it. */
function keepMismatch(tx: Tx, id: AttemptId, evidence: Evidence): void {
  if (evidence.says !== 'captured') return;
  const { amount, currency, isOurs, capturedAt } = evidence;
  const came = { amount, currency, isOurs, capturedAt, notedAt: tx.nowMs };
  tx.append(insertMismatches, { slot: slotOf(id), attempt: uuidOf(id), ...came });
}

/** An answer by which nothing can be paid any more, as far as the provider knows. */
function isOver({ says }: Evidence): boolean {
  return says === 'closed' || says === 'failed' || says === 'not_found';
}

function changedAttempt(attempt: Attempt, change: Change, nowMs: InstantMs): Attempt {
  const next = { ...attempt, ...change };
  return { ...next, askAt: nextAskAt(next, nowMs) };
}

/**
 * What payments become by what their attempts have become in the end, by the evidence that changed
 * them last, and which facts that is.
 */
function conclude(
  locked: LockedPayments,
  changed: ReadonlyMap<AttemptId, Evidence>,
  nowMs: InstantMs,
): Told {
  const told: Told = {
    captured: [],
    surplus: [],
    closed: [],
    unknown: [],
    pending: [],
    mismatched: [],
  };
  for (const [id, evidence] of changed) {
    const attempt = locked.attempts.get(id);
    const payment = attempt && locked.payments.get(attempt.payment);
    if (attempt && payment) concludeOne(locked, payment, { attempt, by: evidence }, told, nowMs);
  }
  return told;
}

function concludeOne(
  locked: LockedPayments,
  payment: Payment,
  { attempt, by }: { readonly attempt: Attempt; readonly by: Evidence },
  told: Told,
  nowMs: InstantMs,
): void {
  const { scene, evidence } = attempt;
  const { id, reference } = payment;
  const outcome = { payment: id, attempt: attempt.id, reference, scene, evidence };
  switch (attempt.state) {
    case 'captured': {
      const isFirst = payment.state !== 'captured';
      if (isFirst) {
        changePayment(locked, { ...payment, state: 'captured' });
      }
      told[isFirst ? 'captured' : 'surplus'].push(capturedFact(payment, attempt, nowMs));
      return;
    }
    case 'closed':
    case 'failed':
      if (payment.state !== 'open' || hasHope(locked, payment)) return;
      changePayment(locked, { ...payment, state: 'closed' });
      told.closed.push(outcome);
      return;
    case 'mismatched':
      if (by.says === 'captured') told.mismatched.push({ ...outcome, asked: attempt, came: by });
      return;
    case 'unknown':
    case 'pending':
      told[attempt.state].push(outcome);
      return;
    case 'created':
    case 'sent':
  }
}

async function tellAll(tx: Tx, told: Told): Promise<void> {
  const each = <Payload>(fact: Fact<Payload>, payloads: readonly Payload[]): Promise<void> =>
    tell(tx, fact, payloads);
  await each(paymentCaptured, told.captured);
  await each(surplusCaptured, told.surplus);
  await each(paymentClosed, told.closed);
  await each(paymentMismatched, told.mismatched);
  await each(paymentUnknown, told.unknown);
  await each(paymentPending, told.pending);
}
