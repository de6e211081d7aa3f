import { newId, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import { askAgain } from './ask-payments.ts';
import { connectorOf } from './connectors.ts';
import { type Dispute, type DisputeEvidence, disputeStateBy } from './dispute.ts';
import { disputeLost, disputeOpened, disputeWon } from './facts.ts';
import { disputeOf, rowOf } from './kept-disputes.ts';
import { attemptOf, lockByAttempt } from './load-payments.ts';
import { ofPayment } from './of-payment.ts';
import type { AttemptId, AttemptState } from './payment.ts';
import { refuse } from './refusals.ts';
import { readAttempt } from './store/attempts.ts';
import { insertDisputes, readDispute, updateDisputes } from './store/disputes.ts';

type Disputed = Extract<DisputeEvidence, { says: 'disputed' | 'moved' }>;

/**
 * Asks the provider about a dispute that it has told of, unless it has told all there is, and notes
 * how it stands: opened, answered, won or lost, in whichever order word of it comes. Refuses with
 * `dispute_unclear`, so that the provider tells of it again.
 */
export async function noteDispute(
  context: Context,
  code: string,
  providerReference: string,
  told?: DisputeEvidence,
): Promise<void> {
  const { provider } = await connectorOf(context, code);
  const tools = { http: context.http, nowMs: context.clock.now() };
  const evidence = told ?? (await provider.readDispute?.(tools, providerReference));
  if (!evidence || evidence.says === 'not_ours') return;
  if (evidence.says === 'nothing_certain') throw refuse.dispute_unclear({ why: evidence.reason });
  const about = { code, providerReference };
  await hasten(context, evidence.attempt);
  const isNew = await context.db.transaction((tx) => applyDispute(tx, about, evidence));
  // Whoever hears that it has ended must find what was done when it was opened: that is committed.
  if (isNew) await context.db.transaction((tx) => applyDispute(tx, about, evidence));
}

/** A bank takes back what was paid: where we do not know of that, the provider is asked. */
async function hasten(context: Context, id: AttemptId): Promise<void> {
  const [row] = await context.db.read(readAttempt, [slotOf(id), uuidOf(id)]);
  if (row && !hasMoney(attemptOf(row).state)) await askAgain(context, id);
}

/** Also money that is not what was asked, which waits for people. */
function hasMoney(state: AttemptState): boolean {
  return state === 'captured' || state === 'mismatched';
}

/** Opens one that is not known, and moves one that is. Returns whether it was opened. */
async function applyDispute(
  tx: Tx,
  { code, providerReference }: { readonly code: string; readonly providerReference: string },
  said: Disputed,
): Promise<boolean> {
  const locked = await lockByAttempt(tx, [said.attempt]);
  const attempt = locked.attempts.get(said.attempt);
  const payment = attempt && locked.payments.get(attempt.payment);
  if (!attempt || !payment || attempt.connector !== code) return false;
  const slot = slotOf(attempt.id);
  const [row] = await tx.query(readDispute, [slot, code, providerReference]);
  const known = row && disputeOf(row);
  const { state } = said;
  if (!known) {
    // The first word of it will come again.
    if (said.says === 'moved') throw refuse.dispute_unclear({ why: 'it is not known yet' });
    // What is taken back of money that has not come would be taken from nobody when it comes.
    if (!hasMoney(attempt.state)) {
      throw refuse.dispute_unclear({ why: `its payment is ${attempt.state}` });
    }
    const { amount, currency, fee, reason, dueAt, openedAt } = said;
    const dispute: Dispute = {
      slot,
      id: newId('dsp', tx.nowMs, slot),
      payment: payment.id,
      attempt: attempt.id,
      reference: payment.reference,
      connector: code,
      providerReference,
      amount,
      currency,
      ...(await ofPayment(tx, attempt, said)),
      fee,
      reason,
      state: 'open',
      dueAt,
      openedAt,
    };
    tx.append(insertDisputes, rowOf(tx, dispute));
    await tell(tx, disputeOpened, [dispute]);
    return true;
  }
  const next = disputeStateBy(known.state, state);
  const fee = said.says === 'disputed' ? said.fee : known.fee;
  const dueAt = said.dueAt ?? known.dueAt;
  if (next === undefined && known.fee === fee && known.dueAt === dueAt) return false;
  const changed = { ...known, fee, dueAt, state: next ?? known.state };
  tx.append(updateDisputes, rowOf(tx, changed));
  if (next !== undefined) await tellEnd(tx, changed);
  return false;
}

async function tellEnd(tx: Tx, dispute: Dispute): Promise<void> {
  if (dispute.state === 'won') await tell(tx, disputeWon, [dispute]);
  if (dispute.state === 'lost') await tell(tx, disputeLost, [dispute]);
}
