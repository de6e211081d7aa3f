import type { Context } from '#platform/context';
import { applyEvidence } from './apply-evidence.ts';
import { askDelayMs } from './asking.ts';
import { connectorOf } from './connectors.ts';
import { changeAttempt, lockByAttempt } from './load-payments.ts';
import { type Attempt, type AttemptId, isOpen } from './payment.ts';
import type { Payer, Start } from './providers/provider.ts';
import { refuse } from './refusals.ts';

/** Where the payer goes next: to the provider's page, or to a code to scan. */
export type PaymentPage =
  | Exclude<Start, { kind: 'evidence' }>
  | { readonly kind: 'qr'; readonly content: string }
  | { readonly kind: 'wait' };

/**
 * Begins an attempt, or gives its page again: however often it is called, there is one attempt and
 * one number. That it was begun is committed before the call, so that no crash can make a payment
 * that we do not know of. Refuses with `payment_unknown` and, once it is over, `payment_not_open`.
 */
export async function startPayment(
  context: Context,
  id: AttemptId,
  from: { readonly notifyBaseUrl: string; readonly payer: Payer },
): Promise<PaymentPage> {
  const attempt = await markSent(context, id);
  if (attempt.qrContent !== null) return { kind: 'qr', content: attempt.qrContent };
  const connector = await connectorOf(context, attempt.connector);
  const notifyUrl = `${from.notifyBaseUrl}/${attempt.connector}`;
  const tools = { http: context.http, nowMs: context.clock.now() };
  const start = await connector.provider.start(tools, attempt, { notifyUrl, payer: from.payer });
  if (start.kind !== 'evidence') return start;
  await context.db.transaction((tx) =>
    applyEvidence(tx, [
      { attempt: id, evidence: start.evidence, source: 'reply', isQuietTimeOver: false },
    ]),
  );
  const content = start.evidence.says === 'pending' ? start.evidence.qrContent : undefined;
  return content === undefined ? { kind: 'wait' } : { kind: 'qr', content };
}

async function markSent(context: Context, id: AttemptId): Promise<Attempt> {
  return context.db.transaction(async (tx) => {
    const locked = await lockByAttempt(tx, [id]);
    const attempt = locked.attempts.get(id);
    const payment = attempt && locked.payments.get(attempt.payment);
    if (!attempt || !payment) throw refuse.payment_unknown();
    // A cancellation that we waited for has ended the attempt after this transaction began.
    tx.stampAgain();
    if (payment.state !== 'open' || !isOpen(attempt.state) || tx.nowMs >= attempt.expiresAt) {
      throw refuse.payment_not_open({ state: attempt.state });
    }
    if (attempt.state !== 'created') return attempt;
    const askAt = Math.min(tx.nowMs + askDelayMs(0), attempt.expiresAt);
    const sent: Attempt = { ...attempt, state: 'sent', sentAt: tx.nowMs, askAt };
    changeAttempt(locked, sent);
    return sent;
  });
}
