import { hongKongDay, hourMs, type Id, idFrom, type Slot } from '#base';
import { recordAct } from '#identity';
import { queueMessages } from '#notifications';
import { type Context, system } from '#platform/context';
import type { Tx } from '#platform/postgres';
import type { Verdict } from './attempt.ts';
import { webhookSettings } from './settings.ts';
import { type ClaimedRow, closeClaims, endQueued } from './store/deliveries.ts';
import { disableFailing, type DisabledRow, noteAttempts } from './store/endpoints.ts';

export interface Attempted {
  readonly row: ClaimedRow;
  readonly verdict: Verdict;
}

/**
 * Writes down what attempts have shown, of deliveries and of their endpoints, and turns off those
 * that are gone or have failed for days. Endpoints come first, as wherever they are changed, so
 * that nobody waits crosswise.
 */
export async function closeAttempts(
  { db }: Context,
  attempted: readonly Attempted[],
): Promise<void> {
  await db.transaction(async (tx) => {
    const shown = [...Map.groupBy(attempted, ({ row }) => row.endpoint)]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([endpoint, all]) => shownOf(endpoint, all));
    await tx.load(
      noteAttempts,
      shown.map(({ slot, id, hasSucceeded, hasFailed, restsUntil }) => {
        return { slot, id, hasSucceeded, hasFailed, restsUntil, at: tx.nowMs };
      }),
    );
    const disabled = await disable(tx, shown);
    await tx.load(
      closeClaims,
      attempted.map(({ row: { slot, id, attempts }, verdict: { state, dueAt, tried } }) => {
        const endedAt = state === 'queued' ? null : tx.nowMs;
        return { slot, id, attempts, state, dueAt, endedAt, tried: [tried] };
      }),
    );
    await end(tx, disabled);
  });
}

interface Shown {
  readonly slot: Slot;
  readonly id: string;
  readonly hasSucceeded: boolean;
  readonly hasFailed: boolean;
  readonly restsUntil: number | null;
  readonly isGone: boolean;
}

function shownOf(id: string, all: readonly Attempted[]): Shown {
  const verdicts = all.map(({ verdict }) => verdict);
  const rests = verdicts.flatMap(({ restsUntil }) => restsUntil ?? []);
  return {
    slot: all[0]?.row.slot ?? 0,
    id,
    hasSucceeded: verdicts.some(({ state }) => state === 'delivered'),
    hasFailed: verdicts.some(({ state }) => state !== 'delivered'),
    restsUntil: rests.length > 0 ? Math.max(...rests) : null,
    isGone: verdicts.some(({ isGone }) => isGone),
  };
}

function disable(tx: Tx, shown: readonly Shown[]): Promise<DisabledRow[]> {
  const failingSince = tx.nowMs - tx.settings.get(webhookSettings.failingHours) * hourMs;
  // Who says to be there no more has said so, whatever was taken just before.
  const suspects = shown.filter(
    ({ hasFailed, hasSucceeded, isGone }) => isGone || (hasFailed && !hasSucceeded),
  );
  return tx.load(
    disableFailing,
    suspects.map(({ slot, id, isGone }) => ({ slot, id, isGone, failingSince, at: tx.nowMs })),
  );
}

async function end(tx: Tx, disabled: readonly DisabledRow[]): Promise<void> {
  await tx.load(
    endQueued,
    disabled.map(({ slot, id }) => ({ slot, endpoint: id, at: tx.nowMs })),
  );
  for (const row of disabled) {
    const subject: Id = idFrom('hok', row.id);
    const details = { why: row.disabledWhy, owner: row.owner };
    recordAct(tx, { actor: system, action: 'webhook.disable', subject, outcome: 'done', details });
    const { contact: to, language, failingSince, url } = row;
    if (to === null) continue;
    const parameters = { host: new URL(url).host, day: hongKongDay(failingSince ?? tx.nowMs) };
    const key = `${subject} disabled ${tx.nowMs}`;
    queueMessages(tx, [
      { kind: 'webhook_disabled', parameters, to, language, key, cause: subject },
    ]);
  }
}
