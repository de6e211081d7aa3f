import type { Context } from '#platform/context';
import { applyEvidence } from './apply-evidence.ts';
import { connectorOf } from './connectors.ts';
import type { Evidence } from './evidence.ts';
import { changeAttempt, lockByAttempt } from './load-payments.ts';
import { type Attempt, type AttemptId, endOf, giveUp, isOpen } from './payment.ts';
import { refuse } from './refusals.ts';

/**
 * Gives an attempt up before its time: closed at the provider first, so that it can no longer be
 * paid. If it turns out to be paid, it is captured. Where its page or code may live on at the
 * provider, it is unknown until the end that the provider was told. Refuses with
 * `payment_unknown`; a payment that is over is left.
 */
export async function cancelPayment(context: Context, id: AttemptId): Promise<void> {
  const attempt = await endNow(context, id);
  if (!isOpen(attempt.state)) return;
  const evidence: Evidence =
    attempt.state === 'created' ? { says: 'closed' } : await close(context, attempt);
  await context.db.transaction((tx) =>
    applyEvidence(tx, [{ attempt: id, evidence, source: 'query', isQuietTimeOver: false }]),
  );
}

/** From this commit on nobody is sent to the provider with this number any more. */
async function endNow(context: Context, id: AttemptId): Promise<Attempt> {
  return context.db.transaction(async (tx) => {
    const locked = await lockByAttempt(tx, [id]);
    const attempt = locked.attempts.get(id);
    if (!attempt) throw refuse.payment_unknown();
    if (!isOpen(attempt.state) || endOf(attempt) <= tx.nowMs) return attempt;
    const ended = giveUp(attempt, tx.nowMs);
    changeAttempt(locked, ended);
    return ended;
  });
}

async function close(context: Context, attempt: Attempt): Promise<Evidence> {
  const { provider } = await connectorOf(context, attempt.connector);
  return provider.close({ http: context.http, nowMs: context.clock.now() }, attempt);
}
