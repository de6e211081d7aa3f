import { isOpen } from '../disputes/dispute.ts';
import { printIso } from '../protocol/iso-time.ts';
import { Refused, resultOf } from '../protocol/result.ts';
import type { World } from '../world.ts';
import { illegal, readString } from './fields.ts';
import type { Call, Method } from './method.ts';

/** A document, once, in time, and only of one's own dispute. */
export const supplyDefence: Method = {
  name: 'supplyDefenseDocument',
  path: 'payments/supplyDefenseDocument',
  numberOf: (world, call) => paymentOf(world, call)?.terms.paymentRequestId ?? '',
  run(world, call) {
    const disputeId = readString(call.body, 'disputeId', 64);
    const defence = readString(call.body, 'disputeEvidence', 1_000_000);
    const isBase64 = /^[A-Za-z0-9+/]+={0,2}$/.test(defence) && defence.length % 4 === 0;
    if (!isBase64) throw illegal('disputeEvidence', 'must be base64.');
    const dispute = world.disputes.find(disputeId);
    const payment = paymentOf(world, call);
    if (dispute === undefined || payment === undefined) throw illegal('disputeId', 'is unknown.');
    if (dispute.defence !== null) throw new Refused('REPEAT_REQUEST');
    const isLate = !isOpen(dispute) || world.clock.now() > dispute.dueMs;
    if (isLate) throw new Refused('TIME_EXCEEDS_LIMIT');
    const defended = world.disputes.save({ ...dispute, defence, status: 'defended' });
    world.notifier.tellDispute(payment, defended, 'DEFENSE_SUPPLIED');
    return {
      result: resultOf('SUCCESS'),
      disputeId,
      disputeResolutionTime: printIso(world.clock.now()),
    };
  },
};

function paymentOf(world: World, { merchant, body }: Call) {
  const dispute = world.disputes.find(String(body['disputeId'] ?? ''));
  const payment = dispute && world.books.paymentOf(dispute.paymentId);
  return payment?.terms.clientId === merchant.clientId ? payment : undefined;
}
