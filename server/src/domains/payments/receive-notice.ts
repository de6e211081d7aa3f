import { slotFor, slotOf, uuidOf } from '#base';
import { type Batch, openBatch } from '#platform/batch';
import { type Context, keptIn } from '#platform/context';
import { tell } from '#platform/facts';
import { noticeApplier } from './apply-notices.ts';
import { connectorOf } from './connectors.ts';
import { encodeEvidence } from './evidence-json.ts';
import { mandateNoticed } from './facts.ts';
import { type MandateNotice, sealMandateNotice } from './mandate-notice.ts';
import { noteDispute } from './note-dispute.ts';
import type { StoredNotice } from './notice.ts';
import type { Acknowledgement, NoticeReading, Provider, RawNotice } from './providers/provider.ts';
import { refuse } from './refusals.ts';
import { askRefundSoon } from './send-refunds.ts';
import { insertNotices } from './store/notices.ts';

interface AuthenticNotice extends StoredNotice {
  readonly body: Buffer;
  readonly mandate: MandateNotice | undefined;
}

const owner = {};

/**
 * Takes a provider's notice: verified, stored raw (but for tokens in it) and durably, once per
 * event, and only then acknowledged. Applying it is not waited for, because the provider waits a
 * few seconds only; a notice whose applying is lost to a crash is found by the sweep. Refuses with
 * `notice_forged` and `notice_unreadable`, and with `dispute_unclear`.
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
  const { eventId, attempt, evidence } = reading;
  // The slot of the number it is about; a notice about nothing of ours goes by its event.
  const slot = attempt ? slotOf(attempt) : slotFor(eventId);
  const notice: StoredNotice = { slot, connector: code, eventId, attempt, evidence };
  const store = keptIn(context, owner, () => openStoring(context));
  const mandate =
    reading.mandate && sealMandateNotice(context, { connector: code, ...reading.mandate });
  await store({ ...notice, body: reading.kept ?? raw.body, mandate });
  void noticeApplier(context)(notice).catch((error: unknown) => {
    context.log.warn('a stored notice waits for the sweep', { connector: code, eventId, error });
  });
  if (reading.refund) await askRefundSoon(context, reading.refund);
  // Waited for, because nothing asks about it later: without thanks the provider tells it again.
  if (reading.dispute) {
    await noteDispute(context, code, reading.dispute, reading.disputeEvidence);
  }
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

function openStoring(context: Context): Batch<AuthenticNotice, void> {
  return openBatch(context.db, context.log, {
    name: 'store notices',
    lingerMs: 1,
    maxCommands: 500,
    // What comes while one batch is written makes up the next; two lanes would halve both.
    lanes: 1,
    laneOf: () => 0,
    run: async (tx, notices) => {
      for (const { attempt, evidence, mandate: _mandate, ...notice } of notices) {
        tx.append(insertNotices, {
          ...notice,
          attempt: attempt ? uuidOf(attempt) : null,
          says: encodeEvidence(evidence),
          receivedAt: tx.nowMs,
        });
      }
      await tell(
        tx,
        mandateNoticed,
        notices.flatMap(({ mandate }) => mandate ?? []),
      );
      return notices.map(() => ({ result: undefined }));
    },
  });
}
