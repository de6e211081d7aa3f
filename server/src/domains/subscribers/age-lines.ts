import { hongKongDay, idFrom, minuteMs, slotCount } from '#base';
import { type LifeCycleDays, readCatalog } from '#catalog';
import { isSetAside, lockAccounts } from '#ledger';
import type { Context } from '#platform/context';
import type { SettingValues } from '#platform/settings';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import { type LineAged, lineAged, type LineNearsEnd, lineNearsEnd } from './facts.ts';
import { type LifeCycle, lifeCycleAt } from './life-cycle.ts';
import { accountOf, type LineId } from './line.ts';
import { lockedLine, lockLines } from './locked-lines.ts';
import { lookAgain } from './look-again.ts';
import { recycleLines } from './recycle-lines.ts';
import { daysReached, nextLookAt, type TellingAhead } from './near-end.ts';
import { subscriberSettings } from './settings.ts';
import { readLinesToLookAt } from './store/lines.ts';

const allSlots = Array.from({ length: slotCount }, (_, slot) => slot);
const linesAtOnce = 200;
const recyclesAgainMs = 10 * minuteMs;

/**
 * Tells which lines have come into another state of their lives, and which near the end of their
 * validity, and recycles those whose time is over. Costs what is due. Returns how many were looked
 * at.
 */
export async function ageLines(context: Context): Promise<number> {
  await lookAgain(context, tellingAhead(context.settings()));
  let looked = 0;
  for (;;) {
    const now = new Date(context.clock.now()).toISOString();
    const due = await context.db.read(readLinesToLookAt, [now, allSlots, linesAtOnce]);
    if (due.length === 0) return looked;
    const { lifeCycle } = await readCatalog(context);
    const lines = due.map(({ id }): LineId => idFrom('lin', id));
    await context.db.transaction((tx) => age(tx, lines, lifeCycle));
    looked += lines.length;
  }
}

function tellingAhead(settings: SettingValues): TellingAhead {
  return {
    days: settings.get(subscriberSettings.toldAheadDays),
    fromHour: settings.get(subscriberSettings.toldFromHour),
  };
}

async function age(tx: Tx, lines: readonly LineId[], days: LifeCycleDays): Promise<void> {
  await Promise.all([lockAccounts(tx, lines.map(accountOf)), lockLines(tx, { lines })]);
  const ahead = tellingAhead(tx.settings);
  const near: LineNearsEnd[] = [];
  const aged = lines.flatMap((id) => ageOne(tx, id, days, ahead, near));
  const over = aged.filter(({ to }) => to === 'recycled').map(({ line }) => line);
  await recycleLines(tx, over);
  await tell(tx, lineAged, aged);
  await tell(tx, lineNearsEnd, near);
}

function ageOne(
  tx: Tx,
  id: LineId,
  days: LifeCycleDays,
  ahead: TellingAhead,
  near: LineNearsEnd[],
): LineAged[] {
  const line = lockedLine(tx, id);
  const { validUntil, lookAt, toldState: from } = line;
  const { state, endsAt } = stageOf(tx, id, lifeCycleAt(validUntil, tx.nowMs, days));
  line.toldState = state;
  line.lookAt = endsAt === null ? null : endsAt + 1;
  if (state === 'active' && validUntil !== null) {
    // Whoever was here first has set the next look ahead, and nothing is reached since then.
    const daysAhead = daysReached(validUntil, ahead, lookAt ?? tx.nowMs, tx.nowMs);
    line.lookAt = nextLookAt(validUntil, ahead, tx.nowMs);
    const told = { line: id, day: hongKongDay(validUntil), at: tx.nowMs };
    if (daysAhead.length > 0) near.push({ ...told, daysAhead });
  }
  return state === from ? [] : [{ line: id, from, to: state }];
}

/**
 * What is set aside for a session that is still open would stay behind on a line that is nobody's.
 * Such a line rests until its network has closed the session, or was silent for so long that it
 * lapsed.
 */
function stageOf(tx: Tx, line: LineId, stage: LifeCycle): LifeCycle {
  if (stage.state !== 'recycled' || !isSetAside(tx, accountOf(line))) return stage;
  return { state: 'quarantine', endsAt: tx.nowMs + recyclesAgainMs };
}
