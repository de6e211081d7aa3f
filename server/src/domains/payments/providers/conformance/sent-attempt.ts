import { minuteMs, newId } from '#base';
import type { Attempt } from '../../payment.ts';

/** What a test must say of an attempt, and what it may. */
export type GivenAttempt = Pick<Attempt, 'connector' | 'scene' | 'currency'> & Partial<Attempt>;

/** An attempt that was sent now and can be paid for a quarter of an hour. */
export function sentAttempt(nowMs: number, given: GivenAttempt): Attempt {
  return {
    slot: 0,
    id: newId('att', nowMs, 0),
    payment: newId('pay', nowMs, 0),
    amount: 10_000n,
    subject: 'Top-up +852 9*** *567',
    returnUrl: 'https://lowu.example/orders/1',
    state: 'sent',
    providerReference: null,
    qrContent: null,
    evidence: null,
    sentAt: nowMs,
    capturedAt: null,
    openedAt: nowMs,
    expiresAt: nowMs + 15 * minuteMs,
    givenUpAt: null,
    askAt: null,
    asked: 0,
    ...given,
  };
}
