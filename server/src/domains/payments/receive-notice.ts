import { slotFor, slotOf, uuidOf } from '#base';
import { type Batch, openBatch } from '#platform/batch';
import { type Context, keptIn } from '#platform/context';
import { noticeApplier } from './apply-notices.ts';
import { connectorOf } from './connectors.ts';
import { encodeEvidence } from './evidence-json.ts';
import type { NoticeKey } from './notice.ts';
import type { AttemptId } from './payment.ts';
import type { Acknowledgement, NoticeReading, Provider, RawNotice } from './providers/provider.ts';
import { refuse } from './refusals.ts';
import { askRefundSoon } from './send-refunds.ts';
import { insertNotices } from './store/notices.ts';

interface AuthenticNotice {
  readonly connector: string;
  readonly raw: RawNotice;
  readonly reading: Extract<NoticeReading, { kind: 'authentic' }>;
}

const owner = {};

/**
 * Takes a provider's notice: verified, stored raw and durably, once per event, and only then
 * acknowledged. Applying it is not waited for, because the provider waits a few seconds only; a
 * notice whose applying is lost to a crash is found by the sweep. Refuses with `notice_forged` and
 * `notice_unreadable`.
 */
export async function receiveNotice(
  context: Context,
  code: string,
  raw: RawNotice,
): Promise<Acknowledgement> {
  const { provider } = await connectorOf(context, code);
  const reading = await readNotice(context, provider, raw);
  if (reading.kind !== 'authentic') {
    context.metrics.count('lowu_notices_refused', { connector: code, kind: reading.kind });
    context.log.warn('a notice was refused', { connector: code, ...reading });
    throw reading.kind === 'unreadable' ? refuse.notice_unreadable() : refuse.notice_forged();
  }
  const store = keptIn(context, owner, () => openStoring(context));
  const key = await store({ connector: code, raw, reading });
  void noticeApplier(context)(key).catch((error: unknown) => {
    context.log.warn('a stored notice waits for the sweep', { ...key, error });
  });
  if (reading.refund) await askRefundSoon(context, reading.refund);
  return provider.accepted;
}

/** A notice under a key that is new to us may be the first word of that key. */
async function readNotice(
  context: Context,
  provider: Provider,
  raw: RawNotice,
): Promise<NoticeReading> {
  const nowMs = context.clock.now();
  const reading = provider.readNotice(raw, nowMs);
  if (reading.kind !== 'unknown_key' || !provider.learnKeys) return reading;
  await provider.learnKeys({ http: context.http, nowMs });
  return provider.readNotice(raw, nowMs);
}

/** The slot of the number it is about; a notice about nothing of ours goes by its event. */
function keyOf({ connector, reading }: AuthenticNotice): NoticeKey {
  const slot = reading.attempt ? slotOf(reading.attempt) : slotFor(reading.eventId);
  return { slot, connector, eventId: reading.eventId };
}

function openStoring(context: Context): Batch<AuthenticNotice, NoticeKey> {
  return openBatch(context.db, context.log, {
    name: 'store notices',
    lingerMs: 1,
    maxCommands: 200,
    lanes: 2,
    laneOf: (notice) => keyOf(notice).slot,
    run: async (tx, notices) => {
      for (const notice of notices) {
        tx.append(insertNotices, {
          ...keyOf(notice),
          attempt: attemptDigits(notice.reading.attempt),
          body: notice.raw.body,
          says: encodeEvidence(notice.reading.evidence),
          receivedAt: tx.nowMs,
          appliedAt: null,
          outcome: null,
        });
      }
      return notices.map((notice) => ({ result: keyOf(notice) }));
    },
  });
}

function attemptDigits(attempt: AttemptId | undefined): string | null {
  return attempt === undefined ? null : uuidOf(attempt);
}
