import { type InstantMs, isoTime, slotCount, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { applyEvidence } from './apply-evidence.ts';
import { askAfterSeconds, isQuietTimeOver, lastAskAfterSeconds, quietUntil } from './asking.ts';
import { connectorOf } from './connectors.ts';
import { type Evidence, isAnswer } from './evidence.ts';
import { attemptOf } from './load-payments.ts';
import { noteOutcome } from './note-outcome.ts';
import { type Attempt, type AttemptId, endOf, isAskedAbout } from './payment.ts';
import { findAttempt } from './find-attempt.ts';
import { bringAskForward, claimDueAttempts } from './store/attempts.ts';

const allSlots = Array.from({ length: slotCount }, (_, slot) => slot);
const atOnce = 50;

/**
 * Asks providers about every attempt whose time has come; one that has expired is closed there
 * first, so that it can no longer be paid. Returns how many were asked.
 */
export async function askDuePayments(context: Context): Promise<number> {
  let asked = 0;
  for (;;) {
    const now = new Date(context.clock.now()).toISOString();
    const values = [now, askAfterSeconds, lastAskAfterSeconds, allSlots, atOnce];
    const rows = await context.db.transaction((tx) => tx.query(claimDueAttempts, values));
    if (rows.length === 0) return asked;
    // Of those that are captured the claim itself was all there was to do.
    const open = rows.map(attemptOf).filter(({ state }) => isAskedAbout(state));
    await Promise.all(open.map((attempt) => askOrLog(context, attempt)));
    asked += open.length;
  }
}

/** One question that fails must not keep the others from being asked; it comes round again. */
async function askOrLog(context: Context, attempt: Attempt): Promise<void> {
  try {
    await ask(context, attempt);
  } catch (error) {
    context.log.error('a payment could not be asked about', { attempt: attempt.id, error });
  }
}

/** Asks about one attempt now, because its payer has come back and looks at the screen. */
export async function askPayment(context: Context, id: AttemptId): Promise<void> {
  const attempt = await findAttempt(context, id);
  if (attempt.askAt !== null) await ask(context, attempt);
}

/** Makes the next asking happen soon, wherever the jobs run. */
export async function askSoon(context: Context, id: AttemptId): Promise<void> {
  await askBy(context, id, context.clock.now());
}

async function askBy(context: Context, id: AttemptId, byMs: InstantMs): Promise<void> {
  const values = [slotOf(id), uuidOf(id), isoTime(byMs)];
  await context.db.transaction((tx) => tx.query(bringAskForward, values));
}

/**
 * Asks again about an attempt of which its provider tells that there was money: soon where it is
 * asked about anyway, and now where nothing was left to ask, which no time to ask would end.
 */
export async function askAgain(context: Context, id: AttemptId): Promise<void> {
  const attempt = await findAttempt(context, id);
  if (attempt.askAt !== null) return askSoon(context, id);
  const connector = await connectorOf(context, attempt.connector);
  const tools = { http: context.http, nowMs: context.clock.now() };
  const evidence = await connector.provider.query(tools, attempt);
  await note(context, attempt, evidence, false);
}

async function ask(context: Context, attempt: Attempt): Promise<void> {
  const nowMs = context.clock.now();
  const isOver = nowMs >= endOf(attempt);
  // Nobody was ever sent to the provider with this number, and nobody can be any more.
  const isUnused = attempt.state === 'created';
  if (isUnused && !isOver) return;
  const connector = await connectorOf(context, attempt.connector);
  const tools = { http: context.http, nowMs };
  const evidence: Evidence = isUnused
    ? { says: 'closed' }
    : isOver && attempt.state !== 'closed'
      ? await connector.provider.close(tools, attempt)
      : await connector.provider.query(tools, attempt);
  if (!isUnused) await noteOutcome(context, attempt.connector, isAnswer(evidence));
  context.metrics.count('lowu_payment_questions', {
    connector: attempt.connector,
    says: evidence.says,
  });
  const { quietMs } = connector.capabilities;
  const isQuiet = isQuietTimeOver(attempt, quietMs, nowMs);
  await note(context, attempt, evidence, isQuiet);
  // Who gave it up waits for this: it is proved as soon as it can be.
  const isProofNext = evidence.says === 'not_found' && nowMs >= attempt.expiresAt && !isQuiet;
  if (isProofNext) await askBy(context, attempt.id, quietUntil(attempt, quietMs) + 1);
}

async function note(
  context: Context,
  { id: attempt }: Attempt,
  evidence: Evidence,
  isQuiet: boolean,
): Promise<void> {
  const told = { attempt, evidence, source: 'query', isQuietTimeOver: isQuiet } as const;
  await context.db.transaction((tx) => applyEvidence(tx, [told]));
}
