import type { HongKongDay, Money } from '#base';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import { applyEvidence } from './apply-evidence.ts';
import { askDelayMs } from './asking.ts';
import { connectorOf } from './connectors.ts';
import { isAnswer } from './evidence.ts';
import { changeAttempt, lockByAttempt } from './load-payments.ts';
import { noteOutcome } from './note-outcome.ts';
import { type Attempt, type AttemptId, endOf, isOpen } from './payment.ts';
import type { Payer, Start } from './providers/provider.ts';
import { refuse } from './refusals.ts';

/**
 * Where the payer goes next: to the provider, to a code to scan, or back to where they came from.
 */
export type PaymentPage = { readonly kind: 'redirect'; readonly url: string } | ShownPage;

/** What a page of ours has to show, or to do. */
export type ShownPage = (
  | { readonly kind: 'qr'; readonly content: string }
  | Extract<Start, { kind: 'invoke' }>
) & {
  /** What is paid for. */
  readonly subject: string;
  readonly price: Money;
  /** Where the payer goes afterwards. */
  readonly returnUrl: string;
};

/** Asked in the transaction that begins a payment, and true until that has committed. */
type IsAllowed = (tx: Tx) => Promise<boolean>;

/**
 * Begins an attempt, or gives its page again: however often it is called, there is one attempt and
 * one number. That it was begun is committed before the call, so that no crash can make a payment
 * that we do not know of. One that is over, or has no page, leads back to where its payer came
 * from. Refuses with `payment_unknown`.
 */
export async function startPayment(
  context: Context,
  id: AttemptId,
  from: {
    readonly notifyBaseUrl: string;
    readonly payer: Payer;
    /** With what a mandate's payment is asked for; without it nobody can begin one. */
    readonly mandateToken?: string;
    /** Whether what a mandate's payment goes by still holds; asked before it is begun. */
    readonly isAllowed?: IsAllowed;
    /** Of a mandate for fixed days: the one that this payment is for. */
    readonly planDue?: HongKongDay | null;
  },
): Promise<PaymentPage> {
  const { attempt, isPayable } = await markSent(context, id, from);
  const back = { kind: 'redirect', url: attempt.returnUrl } as const;
  if (!isPayable) return back;
  const shown = {
    subject: attempt.subject,
    price: { amountMinor: attempt.amount, currency: attempt.currency },
    returnUrl: attempt.returnUrl,
  };
  if (attempt.qrContent !== null) return { kind: 'qr', content: attempt.qrContent, ...shown };
  const connector = await connectorOf(context, attempt.connector);
  const notifyUrl = `${from.notifyBaseUrl}/${attempt.connector}`;
  const tools = { http: context.http, nowMs: context.clock.now() };
  const { isAllowed: _, ...told } = from;
  const start = await connector.provider.start(tools, attempt, { ...told, notifyUrl });
  if (start.kind === 'invoke') return { ...start, ...shown };
  const { evidence } = start;
  if (evidence && !isAnswer(evidence)) await noteOutcome(context, attempt.connector, false);
  if (evidence) {
    await context.db.transaction((tx) =>
      applyEvidence(tx, [{ attempt: id, evidence, source: 'reply', isQuietTimeOver: false }]),
    );
  }
  if (start.kind === 'redirect') return { kind: 'redirect', url: start.url };
  const content = start.evidence.says === 'pending' ? start.evidence.qrContent : undefined;
  return content === undefined ? back : { kind: 'qr', content, ...shown };
}

async function markSent(
  context: Context,
  id: AttemptId,
  by: { readonly mandateToken?: string; readonly isAllowed?: IsAllowed },
): Promise<{ readonly attempt: Attempt; readonly isPayable: boolean }> {
  return context.db.transaction(async (tx) => {
    const locked = await lockByAttempt(tx, [id]);
    const attempt = locked.attempts.get(id);
    const payment = attempt && locked.payments.get(attempt.payment);
    if (!attempt || !payment) throw refuse.payment_unknown();
    // A cancellation that we waited for has ended the attempt after this transaction began.
    tx.stampAgain();
    const isInTime = isOpen(attempt.state) && tx.nowMs < endOf(attempt);
    const isTheirs = (attempt.scene === 'mandate') === (by.mandateToken !== undefined);
    const isPayable = payment.state === 'open' && isInTime && isTheirs;
    if (isPayable && by.isAllowed && !(await by.isAllowed(tx))) {
      await forgo(tx, attempt);
      return { attempt, isPayable: false };
    }
    if (!isPayable || attempt.state !== 'created') return { attempt, isPayable };
    const askAt = Math.min(tx.nowMs + askDelayMs(0), attempt.expiresAt);
    const sent: Attempt = { ...attempt, state: 'sent', sentAt: tx.nowMs, askAt };
    changeAttempt(locked, sent);
    return { attempt: sent, isPayable };
  });
}

/** Nobody asks for it any more. Of one that was begun before only its provider knows the end. */
async function forgo(tx: Tx, { id, state }: Attempt): Promise<void> {
  if (state !== 'created') return;
  const evidence = { says: 'closed' } as const;
  await applyEvidence(tx, [{ attempt: id, evidence, source: 'query', isQuietTimeOver: false }]);
}
