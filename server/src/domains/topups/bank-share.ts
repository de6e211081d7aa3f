import { type Id, slotOf } from '#base';
import { type Amount, moveBetweenSystem } from '#ledger';
import {
  type AttemptId,
  type Dispute,
  loadDisputesOf,
  loadRefundsOf,
  loadTakings,
  lockCaptured,
  openRefund,
  type OwnReason,
  type PaymentId,
  type RefundOutcome,
} from '#payments';
import type { Tx } from '#platform/postgres';
import type { ClawBack } from './claw-back.ts';
import { moveTo } from './load-topups.ts';
import type { LockedTopup, TopupState } from './topup.ts';

/** Money that nobody was credited for has left in these, or is owed. */
const decided: ReadonlySet<TopupState> = new Set(['credited', 'refunding', 'refunded']);

interface Returning {
  readonly payment: PaymentId;
  readonly attempt: AttemptId;
}

/** What this transaction changes, which is not written yet. */
interface Change {
  readonly disputed?: bigint;
  readonly refunded?: bigint;
}

/** The bank has taken money that we owe its payer because a refund has failed: that has gone. */
export async function takeOwed(
  tx: Tx,
  topup: LockedTopup,
  dispute: Dispute,
  clawBacks: readonly ClawBack[],
): Promise<void> {
  const { id: cause, ofPayment: disputed } = dispute;
  if (disputed === null) return;
  const { more, unit } = await shareMoved(tx, topup, dispute, clawBacks, { disputed });
  if (more > 0n) oweNoMore(tx, cause, { unit, amount: more });
}

/**
 * The bank has given back what it had taken of money that nobody was credited for: its payer has
 * neither then, so it goes back to them by a refund.
 */
export async function returnWon(
  tx: Tx,
  topup: LockedTopup,
  dispute: Dispute,
  clawBacks: readonly ClawBack[],
): Promise<void> {
  const { id: cause, attempt, ofPayment: disputed } = dispute;
  if (disputed === null) return;
  const change = { disputed: -disputed };
  const { more, unit } = await shareMoved(tx, topup, dispute, clawBacks, change);
  if (more >= 0n) return;
  const amount = -more;
  const won = { code: 'chargeback_won', cause };
  const money = { unit, amount };
  moveBetweenSystem(tx, slotOf(cause), 'chargeback_loss', 'refund_payable', money, won);
  const reason: OwnReason = 'its dispute was won';
  await openRefund(tx, { attempt, amount, reason, reference: topup.id });
  const state = topup.state === 'refunded' ? 'refunding' : topup.state;
  moveTo(tx, topup, state, ['chargeback_won', 'refund_started']);
}

/**
 * A refund of money that nobody was credited for has failed: what its payer's bank has taken of it
 * is not owed any more. Whether that was all that was on its way.
 */
export async function takeFailed(
  tx: Tx,
  topup: LockedTopup,
  refund: RefundOutcome,
  clawBacks: readonly ClawBack[],
): Promise<boolean> {
  const { refund: cause, currency: unit, amount } = refund;
  const { more, isOpen } = await shareMoved(tx, topup, refund, clawBacks, { refunded: -amount });
  if (more <= 0n) return false;
  oweNoMore(tx, cause, { unit, amount: more });
  return more === amount && !isOpen(refund);
}

/** What we owed a payer their bank has. */
function oweNoMore(tx: Tx, cause: Id, money: Amount): void {
  const reason = { code: 'charged_back', cause };
  moveBetweenSystem(tx, slotOf(cause), 'refund_payable', 'chargeback_loss', money, reason);
}

/**
 * By how much a change moves what the bank has of money that nobody was credited for. Banks take
 * first what was credited, and nothing that has gone back by a refund.
 */
async function shareMoved(
  tx: Tx,
  topup: LockedTopup,
  { payment, attempt }: Returning,
  clawBacks: readonly ClawBack[],
  { disputed = 0n, refunded = 0n }: Change,
) {
  const [takings, disputes, refunds] = await Promise.all([
    loadTakings(tx, [attempt]),
    loadDisputesOf(tx, payment),
    loadRefundsOf(tx, payment),
  ]);
  const own = refunds.filter((one) => {
    const isTaken = clawBacks.some(({ id }) => id === one.id);
    return one.attempt === attempt && one.reference === topup.id && !isTaken;
  });
  const isOpen = ({ refund }: { readonly refund: string }): boolean =>
    own.some(({ id, state }) => id !== refund && state !== 'succeeded' && state !== 'failed');
  const none = { more: 0n, unit: topup.priceCurrency, isOpen };
  if (!takings.has(attempt) || !decided.has(topup.state)) return none;
  const { amount: came, currency: unit } = await lockCaptured(tx, attempt);
  const taken = takenOf(attempt, disputes);
  const back = sum(own.filter(({ state }) => state !== 'failed'));
  const isCredited = topup.creditedAt !== null && topup.attempt === attempt;
  const kept = !isCredited ? 0n : topup.price < came ? topup.price : came;
  const share = (byBank: bigint, byRefund: bigint): bigint => {
    const beyond = byBank - kept;
    const left = came - kept - byRefund;
    const least = beyond < left ? beyond : left;
    return least > 0n ? least : 0n;
  };
  const more = share(taken + disputed, back + refunded) - share(taken, back);
  return { more, unit, isOpen };
}

/** What banks have of an attempt's money, in its currency. */
export function takenOf(attempt: AttemptId, disputes: readonly Dispute[]): bigint {
  return disputes
    .filter((one) => one.attempt === attempt && one.state !== 'won')
    .reduce((total, { ofPayment }) => total + (ofPayment ?? 0n), 0n);
}

function sum(all: readonly { readonly amount: bigint }[]): bigint {
  return all.reduce((total, { amount }) => total + amount, 0n);
}
