import { idFrom, secondMs, slotCount } from '#base';
import { type Batch, openBatch } from '#platform/batch';
import { type Context, keptIn } from '#platform/context';
import type { Tx } from '#platform/postgres';
import { applyEvidence } from './apply-evidence.ts';
import { decodeEvidence } from './evidence-json.ts';
import type { NoticeKey } from './notice.ts';
import { lockNotices, markNotices, readWaitingNotices } from './store/notices.ts';

const owner = {};
const allSlots = Array.from({ length: slotCount }, (_, slot) => slot);
const sweptAtOnce = 500;

/** Applies notices as they come in, hundreds in a transaction when they come together. */
export function noticeApplier(context: Context): Batch<NoticeKey, void> {
  return keptIn(context, owner, () =>
    openBatch<NoticeKey, void>(context.db, context.log, {
      name: 'apply notices',
      lingerMs: 1,
      maxCommands: 250,
      lanes: 4,
      laneOf: ({ slot }) => slot,
      run: async (tx, keys) => {
        await applyNotices(tx, keys);
        return keys.map(() => ({ result: undefined }));
      },
    }),
  );
}

/** The whole consequence of the notices, paid, credited and receipted, in this one transaction. */
async function applyNotices(tx: Tx, keys: readonly NoticeKey[]): Promise<void> {
  const notices = await tx.load(lockNotices, sorted(keys));
  const about = notices.flatMap((notice) =>
    notice.attempt === null ? [] : [{ notice, attempt: idFrom('att', notice.attempt) }],
  );
  const outcomes = await applyEvidence(
    tx,
    about.map(({ notice, attempt }) => ({
      attempt,
      evidence: decodeEvidence(notice.says),
      source: 'notice',
      isQuietTimeOver: false,
    })),
  );
  const byNotice = new Map(about.map(({ notice }, index) => [notice, outcomes[index]]));
  for (const notice of notices) {
    const outcome = byNotice.get(notice) ?? 'unknown number';
    tx.append(markNotices, { ...notice, appliedAt: tx.nowMs, outcome });
  }
}

function sorted(keys: readonly NoticeKey[]): NoticeKey[] {
  const unique = new Map(keys.map((key) => [`${key.slot} ${key.connector} ${key.eventId}`, key]));
  return [...unique].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, key]) => key);
}

/**
 * Applies what was stored and not applied within a few seconds, because a process died in between.
 * Returns how many. `graceMs` leaves alone what another process is about to apply.
 */
export async function applyWaitingNotices(
  context: Context,
  graceMs: number = 3 * secondMs,
): Promise<number> {
  let applied = 0;
  for (;;) {
    const until = new Date(context.clock.now() - graceMs).toISOString();
    const waiting = await context.db.read(readWaitingNotices, [until, allSlots, sweptAtOnce]);
    if (waiting.length === 0) return applied;
    const apply = noticeApplier(context);
    await Promise.all(waiting.map((notice) => apply(notice)));
    applied += waiting.length;
  }
}
