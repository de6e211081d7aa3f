import { type InstantMs, minuteMs, newId, type PhoneNumber, slotOf } from '#base';
import type { EndpointId, OwnerId } from './endpoint.ts';
import type { EventType } from './event.ts';
import { floatLowData, refusedData, topupData, undoneData } from './sale-data.ts';

export interface MadeUpFor {
  readonly owner: OwnerId;
  readonly endpoint: EndpointId;
  /** One that is nobody's. */
  readonly number: PhoneNumber;
  readonly nowMs: InstantMs;
}

/**
 * What an event of a type tells, by the same code that tells the real ones. Nothing of it can be
 * asked for: the reference begins with what no program would take for its own.
 */
export function madeUpData(type: EventType, { owner, endpoint, number, nowMs }: MadeUpFor) {
  const topup = newId('top', nowMs, slotOf(owner));
  const reference = `simulated-${topup.slice(-12)}`;
  const sale = {
    topup,
    clientReference: reference,
    reference: 'SAMP0E',
    number,
    valueMinor: 10_000n,
    priceMinor: 10_000n,
    commissionMinor: 400n,
    floatAfterMinor: 990_400n,
    soldAt: nowMs,
    undoneAt: null,
  };
  const receipt = 'SAMP0E000000';
  const undone = {
    sale: { ...sale, soldAt: nowMs - minuteMs, undoneAt: nowMs },
    receipt,
    floatMinor: 1_000_000n,
  };
  const why = { code: 'line_closed', kind: 'conflict', details: {} } as const;
  const refused = { reference, number, valueMinor: 10_000n, ...why };
  switch (type) {
    case 'topup.completed':
      return topupData({ sale, receipt });
    case 'topup.failed':
      return refusedData(refused, nowMs);
    case 'topup.refunded':
    case 'topup.reversed':
      return undoneData(undone);
    case 'float.low':
      return floatLowData({ floatMinor: 45_000n, thresholdMinor: 50_000n });
    case 'endpoint.test':
      return { endpoint };
  }
}
