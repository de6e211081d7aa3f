import {
  dayMs,
  type Id,
  type InstantMs,
  isoTime,
  slotOf,
  startOfDay,
  hongKongDay,
  uuidOf,
} from '#base';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import type { SettingValues } from '#platform/settings';
import type { Appeal } from './appeal.ts';
import { disputeSettings } from './settings.ts';
import {
  findAloneGoodwill,
  insertAloneGoodwill,
  lockAloneGoodwill,
  sumAloneGoodwillBy,
  sumAloneGoodwillOn,
} from './store/alone-goodwill.ts';

type Staff = Id<'stf'>;
type OfLine = Pick<Appeal, 'line'>;

/** Little sums add up: what a line has been given alone counts for so long, whoever gave it. */
const lineMs = 30 * dayMs;

/**
 * How much goodwill a member of staff may give alone in one answer on a line now: what one answer
 * may, and no more than is left of their day in Hong Kong and of what one line is given so.
 */
export async function readAloneLeft(
  { db, clock, settings }: Context,
  { line }: OfLine,
  by: Staff,
): Promise<bigint> {
  const nowMs = clock.now();
  const [[given], [got]] = await Promise.all([
    db.read(sumAloneGoodwillBy, [by, sinceToday(nowMs)]),
    db.read(sumAloneGoodwillOn, [slotOf(line), uuidOf(line), isoTime(nowMs - lineMs)]),
  ]);
  return leftOf(settings(), given?.amountMinor ?? 0n, got?.amountMinor ?? 0n);
}

/** The same, and nobody else gives any by this person or on this line until this commit. */
export async function lockAloneLeft(tx: Tx, { line }: OfLine, by: Staff): Promise<bigint> {
  await tx.query(lockAloneGoodwill, [by]);
  await tx.query(lockAloneGoodwill, [line]);
  const [given] = await tx.query(sumAloneGoodwillBy, [by, sinceToday(tx.nowMs)]);
  const since = isoTime(tx.nowMs - lineMs);
  const [got] = await tx.query(sumAloneGoodwillOn, [slotOf(line), uuidOf(line), since]);
  return leftOf(tx.settings, given?.amountMinor ?? 0n, got?.amountMinor ?? 0n);
}

function sinceToday(nowMs: InstantMs): string {
  return isoTime(startOfDay(hongKongDay(nowMs)));
}

function leftOf(settings: SettingValues, givenToday: bigint, gotOnLine: bigint): bigint {
  const most = BigInt(settings.get(disputeSettings.aloneMostMinor));
  const today = BigInt(settings.get(disputeSettings.aloneDayMinor)) - givenToday;
  const onLine = BigInt(settings.get(disputeSettings.aloneLineMinor)) - gotOnLine;
  const least = [most, today, onLine].reduce((left, one) => (one < left ? one : left));
  return least > 0n ? least : 0n;
}

/** Counts what the newest event of an appeal has given. */
export function noteAloneGoodwill(tx: Tx, appeal: Appeal, by: Staff, amountMinor: bigint): void {
  const { id, line, events: seq } = appeal;
  const place = { slot: slotOf(line), line: uuidOf(line), appeal: uuidOf(id), seq };
  tx.append(insertAloneGoodwill, { ...place, givenBy: by, givenAt: tx.nowMs, amountMinor });
}

/** Whether the newest event of an appeal gave goodwill that nobody else had to approve. */
export async function wasGivenAlone(tx: Tx, { id, line, events }: Appeal): Promise<boolean> {
  const place = [slotOf(line), uuidOf(line), uuidOf(id), events];
  return (await tx.query(findAloneGoodwill, place)).length > 0;
}
