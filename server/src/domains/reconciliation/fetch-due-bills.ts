import { addDays, dayMs, type HongKongDay, isoTime, minuteMs, Refusal } from '#base';
import { fetchBill } from '#payments';
import type { Context } from '#platform/context';
import type { Day, DayKey } from './day.ts';
import { importBill } from './import-bill.ts';
import { type Billed, listBilled } from './list-billed.ts';
import { matchDay } from './match-day.ts';
import { reconciliationSettings } from './settings.ts';
import { readIsBankMoved } from './store/bank-differences.ts';
import { claimDueDays, insertDay, noteProblem, readLastDayBefore } from './store/days.ts';
import { readIsMoneyMoved } from './store/differences.ts';

/**
 * Fetches the bills that are due, each on its provider's clock, and brings them in. One that is not
 * there yet, or is not right, is asked for again. Returns how many days were looked at.
 */
export async function fetchDueBills(context: Context): Promise<number> {
  const billed = await listBilled(context);
  await expectBills(context, billed);
  const nowMs = context.clock.now();
  const retryMs = context.settings().get(reconciliationSettings.retryMinutes) * minuteMs;
  const values = [isoTime(nowMs), isoTime(nowMs + retryMs), atOnce];
  const startedMs = performance.now();
  let looked = 0;
  for (;;) {
    const due = await context.db.transaction((tx) => tx.query(claimDueDays, values));
    for (const day of due) {
      const by = billed.find(({ connector }) => connector === day.connector);
      await fetchOrNote(context, by, day);
    }
    looked += due.length;
    if (due.length < atOnce || performance.now() - startedMs > longestRunMs) return looked;
  }
}

/** Claimed by one statement: another process may take the next ones. */
const atOnce = 10;
/** The next run goes on: who starts, or was away for a month, need not wait for an hour of runs. */
const longestRunMs = 4 * minuteMs;

const notYet = 'there is no bill yet';

/** So many at a time: a silence of years is brought in over many runs, its oldest days first. */
const mostExpected = 60;

/**
 * Every day that is over has a row, from as far back as the operator wants bills, and from the last
 * known one before that, however long nobody has fetched any.
 */
async function expectBills(context: Context, billed: readonly Billed[]): Promise<void> {
  const nowMs = context.clock.now();
  const backDays = context.settings().get(reconciliationSettings.lookBackDays);
  await context.db.transaction(async (tx) => {
    for (const { connector, source } of billed) {
      const yesterday = source.dayOf(nowMs - dayMs);
      const from = addDays(yesterday, 1 - backDays);
      const [known] = await tx.query(readLastDayBefore, [connector, from]);
      const days = [
        ...(known ? daysBetween(addDays(known.day, 1), from).slice(0, mostExpected) : []),
        ...daysBetween(from, addDays(yesterday, 1)),
      ];
      for (const day of days) {
        const readyAt = source.startOfDay(addDays(day, 1)) + source.readyAfterMs;
        await tx.query(insertDay, [connector, day, isoTime(readyAt), isoTime(nowMs)]);
      }
    }
  });
}

/** From one day on and before another, oldest first. */
function daysBetween(from: HongKongDay, before: HongKongDay): HongKongDay[] {
  const days: HongKongDay[] = [];
  for (let day = from; day < before; day = addDays(day, 1)) days.push(day);
  return days;
}

/** A day that fails must not keep the others from being looked at; it comes round again. */
async function fetchOrNote(context: Context, by: Billed | undefined, day: Day): Promise<void> {
  const key = { connector: day.connector, day: day.day };
  const problem = by ? await fetchOne(context, by, key) : 'the connector is not there any more';
  if (problem === undefined) return;
  // Which is no trouble: it is asked again until it cannot be late any more.
  const level = problem === notYet ? 'info' : 'warn';
  context.log[level]('a bill could not be brought in', { ...key, problem });
  const values = [key.connector, key.day, problem, isoTime(context.clock.now())];
  await context.db.transaction((tx) => tx.query(noteProblem, values));
}

/** What stood in the way, or undefined. */
async function fetchOne(context: Context, by: Billed, key: DayKey): Promise<string | undefined> {
  try {
    const answer = await fetchBill(context, key.connector, key.day);
    if (answer.kind === 'bill') {
      await importBill(context, { ...key, file: answer.file });
      return undefined;
    }
    if (answer.kind === 'nothing_certain') return answer.reason;
    return await takeForEmpty(context, by, key);
  } catch (error) {
    if (error instanceof Refusal) return `${error.code} ${JSON.stringify(error.details)}`;
    context.log.error('a bill could not be brought in', { ...key, error });
    return 'a fault; the log says more';
  }
}

/** A day without a bill is a day without money, once the bill can no longer be late. */
async function takeForEmpty(
  context: Context,
  by: Billed,
  key: DayKey,
): Promise<string | undefined> {
  const { source, account, connector } = by;
  const [from, until] = [source.startOfDay(key.day), source.startOfDay(addDays(key.day, 1))];
  if (context.clock.now() < until + source.certainAfterMs) return notYet;
  const span = [isoTime(from), isoTime(until)];
  const [[money], [atBank]] = await Promise.all([
    context.db.survey(readIsMoneyMoved, [connector, ...span]),
    source.paysOut === 'at_once' ? context.db.read(readIsBankMoved, [account, ...span]) : [],
  ]);
  if (money?.isMoved || atBank?.isMoved) return 'there is no bill, and there should be one';
  await matchDay(context, by, key, () => undefined);
  return undefined;
}
