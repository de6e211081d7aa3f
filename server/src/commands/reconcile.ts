import { readFileSync } from 'node:fs';
import process from 'node:process';
import { dayMs, hongKongDay, majorOf } from '#base';
import { type DayReport, reconcileDay, roundedFee } from '#reconciliation';
import { openProgressLine } from '../progress.ts';
import { openCommandContext, openDatabaseOf, openPlace } from './place.ts';
import { progressText } from './reconcile-progress.ts';
import { paint } from './terminal.ts';

interface ReconcileOptions {
  readonly day?: string;
  readonly file?: string;
  readonly json?: boolean;
}

/** Reconciles a day of a connector. Ends with 1 when breaks are left that somebody must look at. */
export async function reconcileCommand(
  connector: string,
  { day, file, json: isJson = false }: ReconcileOptions,
): Promise<void> {
  const startedMs = performance.now();
  const place = openPlace();
  const bytes = file === undefined ? undefined : readFileSync(file);
  const database = await openDatabaseOf(place);
  const line = openProgressLine();
  try {
    const { context, close } = await openCommandContext(place, database);
    try {
      const key = { connector, day: day ?? hongKongDay(context.clock.now() - dayMs) };
      const given = bytes === undefined ? key : { ...key, file: bytes };
      const report = await reconcileDay(context, given, (done) => line.tell(progressText(done)));
      line.end();
      const seconds = (performance.now() - startedMs) / 1_000;
      const answer = isJson ? `${JSON.stringify(answerOf(report, seconds))}\n` : told(report);
      process.stdout.write(answer);
      process.exitCode = leftOf(report).length === 0 ? 0 : 1;
    } finally {
      await close();
    }
  } finally {
    line.end();
    await database.stop();
  }
}

const grouped = new Intl.NumberFormat('en');

/** What nobody has resolved and has not cleared by itself. */
function leftOf({ breaks }: DayReport): DayReport['breaks'] {
  return breaks.filter(({ state }) => state === 'open' || state === 'proposed');
}

/** Amounts are minor units as text: a day of a large connector is more than 2^53 thousandths. */
function answerOf(report: DayReport, seconds: number): object {
  const { day, sums, breaks } = report;
  return {
    ok: leftOf(report).length === 0,
    connector: day.connector,
    day: day.day,
    state: day.state,
    sums: sums.map(({ kind, currency, items, amount, fee }) => ({
      kind,
      currency,
      items: Number(items),
      amountMinor: amount.toString(),
      feeMinor: roundedFee(fee).toString(),
    })),
    breaks: breaks.map(({ id, fact, state, kind, number, providerNumber, row, ...of }) => ({
      id,
      fact,
      state,
      kind,
      number,
      providerNumber,
      row,
      billAmountMinor: of.billAmount.toString(),
      ourAmountMinor: of.ourAmount.toString(),
    })),
    seconds,
    cpuSeconds: cpuSeconds(),
    peakMegabytes: process.resourceUsage().maxRSS / 1_024,
  };
}

/** Of this process alone; the database has its own. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
}

function told(report: DayReport): string {
  const { day, sums, breaks } = report;
  const lines = [
    `${day.connector} ${day.day}: ${day.state}`,
    ...sums.map(({ kind, currency, items, amount, fee }) => {
      const kept = `fees ${majorOf(roundedFee(fee))}`;
      return `  ${grouped.format(items)} × ${kind}  ${currency} ${majorOf(amount)}  ${kept}`;
    }),
    ...breaks.map(({ fact, state, number, providerNumber, note }) => {
      const isLeft = state === 'open' || state === 'proposed';
      const about = number ?? providerNumber ?? note?.replaceAll('\n', '; ') ?? '';
      return `  ${paint(isLeft ? 'red' : 'dim', `${fact} (${state})`)} ${about}`;
    }),
    leftOf(report).length === 0 ? 'Nothing is left to resolve.' : 'Resolve these in the console.',
  ];
  return `${lines.join('\n')}\n`;
}
