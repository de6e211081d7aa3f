import { randomInt } from 'node:crypto';
import { printBeijing } from '../../kit/beijing-time.ts';
import { Refused } from '../protocol/result.ts';
import type { World } from '../world.ts';
import { passTime } from './pass-time.ts';
import type { Payment, Terms } from './payment.ts';
import { savePayment } from './save-payment.ts';

/** How long a payment lives whose merchant does not say. */
const usualLifeMs = 60 * 60_000;

/**
 * Makes a payment, or finds the one that the same words made before: its number is the key of
 * idempotency. Another amount, wallet or word under the same number is refused.
 */
export function placePayment(world: World, terms: Terms): { payment: Payment; isNew: boolean } {
  const found = world.books.find(terms.clientId, terms.paymentRequestId);
  if (found === undefined) {
    return { payment: savePayment(world, newPayment(terms, world.clock.now())), isNew: true };
  }
  const names = Object.keys(terms) as (keyof Terms)[];
  if (names.some((name) => found.terms[name] !== terms[name])) {
    throw new Refused('REPEAT_REQ_INCONSISTENT');
  }
  return { payment: passTime(world, found), isNew: false };
}

function newPayment(terms: Terms, nowMs: number): Payment {
  return {
    id: newNumber(nowMs, '194010800100188'),
    terms,
    expiresMs: terms.expiryTime === '' ? nowMs + usualLifeMs : Date.parse(terms.expiryTime),
    status: 'PROCESSING',
    resultCode: 'PAYMENT_IN_PROCESS',
    createdMs: nowMs,
    paidMs: null,
    closedMs: null,
    settles: null,
    lateMoneyMs: null,
    refunds: [],
  };
}

/** The Beijing day, what kind of thing it is, and nine digits more. */
export function newNumber(nowMs: number, kind: string): string {
  const day = printBeijing(nowMs).slice(0, 10).replaceAll('-', '');
  return `${day}${kind}${String(randomInt(10 ** 9)).padStart(9, '0')}`;
}
