import { moveBalance } from '../balance/move-balance.ts';
import { newId } from '../protocol/ids.ts';
import { wrongState } from '../protocol/refused.ts';
import type { Charge, Metadata, Refund } from '../records.ts';
import type { World } from '../world.ts';
import { cardOf } from './cards.ts';

export interface RefundRequest {
  amount: number | undefined;
  reason: string | null;
  metadata: Metadata;
}

const cardFateMs = 60_000;

/** Gives a part or all of a charge back. What is pending counts until it has failed. */
export function refundCharge(world: World, charge: Charge, request: RefundRequest): Refund {
  if (charge.status !== 'succeeded') {
    throw wrongState('charge_not_captured', `Charge ${charge.id} has not succeeded.`);
  }
  if (charge.dispute !== null) {
    const message = `Charge ${charge.id} has been charged back; cannot issue a refund.`;
    throw wrongState('charge_disputed', message);
  }
  const rest = charge.amount - charge.refunded;
  if (rest === 0) {
    const message = `Charge ${charge.id} has already been refunded.`;
    throw wrongState('charge_already_refunded', message);
  }
  const amount = request.amount ?? rest;
  if (amount > rest) {
    const message = `Refund amount (${amount}) is greater than what is left (${rest})`;
    throw wrongState('amount_too_large', message, { param: 'amount' });
  }
  return keepRefund(world, charge, { ...request, amount });
}

function keepRefund(
  world: World,
  charge: Charge,
  { amount, reason, metadata }: RefundRequest & { amount: number },
): Refund {
  const { status, endsMs, end } = courseOf(world, charge);
  const { account, currency, paymentIntent } = charge;
  const id = newId('re');
  const moved = moveBalance(world, {
    account,
    type: 'refund',
    category: 'refund',
    amount: -amount,
    fee: 0,
    currency,
    source: id,
    description: 'REFUND FOR PAYMENT',
  });
  const refund: Refund = {
    id,
    account,
    createdMs: world.clock.now(),
    charge: charge.id,
    paymentIntent,
    amount,
    currency,
    status,
    reason,
    metadata,
    failureReason: null,
    balanceTransaction: moved.id,
    failureBalanceTransaction: null,
    endsMs,
    end,
  };
  world.books.charges.put(charge.id, { ...charge, refunded: charge.refunded + amount });
  saveRefund(world, refund);
  world.notifier.tellOf('refund.created', refund);
  return refund;
}

/** How it will go, by the card and by a fault. */
function courseOf(world: World, charge: Charge): Pick<Refund, 'status' | 'endsMs' | 'end'> {
  const facts = { appId: charge.account, outTradeNo: numberOf(charge), method: 'refund' };
  const [fault] = world.faults.take('refund', facts);
  const nowMs = world.clock.now();
  const at = (ms: number, end: 'succeeded' | 'failed') => ({ endsMs: nowMs + ms, end });
  switch (fault?.name) {
    case 'refund-pending-then-success':
      return { status: 'pending', ...at(fault.ms, 'succeeded') };
    case 'refund-pending-then-failed':
      return { status: 'pending', ...at(fault.ms, 'failed') };
    case 'refund-succeeded-then-failed':
      return { status: 'succeeded', ...at(fault.ms, 'failed') };
    default:
  }
  switch (cardOf(charge.card).fate) {
    case 'refund-pending':
      return { status: 'pending', ...at(cardFateMs, 'succeeded') };
    case 'refund-fails':
      return { status: 'succeeded', ...at(cardFateMs, 'failed') };
    default:
      return { status: 'succeeded', endsMs: null, end: null };
  }
}

/** Keeps the refund and has it looked at again when time next changes it. */
export function saveRefund(world: World, refund: Refund): void {
  world.books.refunds.put(refund.id, refund);
  world.timekeeper.watch(refund.id, refund.endsMs);
}

/** The merchant's own number of the payment, for faults to match. */
export function numberOf({ metadata }: Pick<Charge, 'metadata'>): string {
  return metadata['attempt_id'] ?? '';
}
