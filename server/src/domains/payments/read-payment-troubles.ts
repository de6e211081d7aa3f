import { dayMs, isoTime } from '#base';
import type { Context } from '#platform/context';
import { listBankAccounts } from './banks.ts';
import { paymentSettings } from './settings.ts';
import {
  readLateNotices,
  readLateRefunds,
  readMismatched,
  readUnknownAttempts,
  readUnknownRefunds,
} from './store/troubles.ts';
import type { Late } from './store/troubles.ts';

/** What has stood still for long, over all payments. */
export interface PaymentTroubles {
  /** Sent, and nobody knows whether they were paid. */
  readonly attempts: Late;
  readonly refunds: Late;
  /** Promised, and not made by their providers for longer than an operator wants. */
  readonly lateRefunds: Late;
  /** Stored and not applied. */
  readonly notices: Late;
  /** Paid otherwise than we asked, whenever that was. */
  readonly mismatched: bigint;
}

const none: Late = { count: 0n, oldestAt: null };

/** `longMs`: since when, by the one clock, a thing has stood still to be counted. */
export async function readPaymentTroubles(
  context: Context,
  longMs: number,
): Promise<PaymentTroubles> {
  const { db, clock } = context;
  const before = [isoTime(clock.now() - longMs)];
  const days = context.settings().get(paymentSettings.refundDays);
  const banks = (await listBankAccounts(context)).map(({ connector }) => connector);
  const long = [isoTime(clock.now() - days * dayMs), banks];
  const [attempts, refunds, lateRefunds, notices, mismatched] = await Promise.all([
    db.read(readUnknownAttempts, before),
    db.read(readUnknownRefunds, before),
    db.read(readLateRefunds, long),
    db.read(readLateNotices, before),
    db.read(readMismatched),
  ]);
  return {
    attempts: attempts[0] ?? none,
    refunds: refunds[0] ?? none,
    lateRefunds: lateRefunds[0] ?? none,
    notices: notices[0] ?? none,
    mismatched: mismatched[0]?.count ?? 0n,
  };
}
