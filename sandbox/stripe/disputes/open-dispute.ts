import { disputeFee } from '../balance/fees.ts';
import { moveBalance } from '../balance/move-balance.ts';
import { newId } from '../protocol/ids.ts';
import type { Charge, Dispute } from '../records.ts';
import type { World } from '../world.ts';

const dayMs = 24 * 3_600_000;
/** How long a merchant has for evidence, unless a test says otherwise. */
const evidenceDays = 9;

/** The payer has asked their bank for the money back: it is taken from the balance, with a fee. */
export function openDispute(
  world: World,
  charge: Charge,
  { reason, dueMs }: { readonly reason: string; readonly dueMs?: number },
): Dispute {
  const { account, currency, paymentIntent } = charge;
  const nowMs = world.clock.now();
  const id = newId('du');
  const amount = charge.amount - charge.refunded;
  const moved = moveBalance(world, {
    account,
    type: 'adjustment',
    category: 'dispute',
    amount: -amount,
    fee: disputeFee,
    currency,
    source: id,
    description: `Chargeback withdrawal for ${charge.id}`,
  });
  const dispute: Dispute = {
    id,
    account,
    createdMs: nowMs,
    charge: charge.id,
    paymentIntent,
    amount,
    currency,
    fee: disputeFee,
    reason,
    status: 'needs_response',
    evidence: {},
    dueByMs: nowMs + (dueMs ?? evidenceDays * dayMs),
    submissions: 0,
    balanceTransactions: [moved.id],
  };
  world.books.charges.put(charge.id, { ...charge, dispute: id });
  saveDispute(world, dispute);
  world.notifier.tellOf('charge.dispute.created', dispute);
  world.notifier.tellOf('charge.dispute.funds_withdrawn', dispute);
  return dispute;
}

/** Keeps it, and has it lost when nobody has answered in time. */
export function saveDispute(world: World, dispute: Dispute): void {
  world.books.disputes.put(dispute.id, dispute);
  const dueMs = dispute.status === 'needs_response' ? dispute.dueByMs : null;
  world.timekeeper.watch(dispute.id, dueMs);
}
