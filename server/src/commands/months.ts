import { existsSync } from 'node:fs';
import process from 'node:process';
import { hongKongDay, majorOf } from '#base';
import { type DetachedMonth, detachMonth, readMonths, type UsageMonth } from '#charging';
import { openProgressLine, withProgress } from '../progress.ts';
import { EnvironmentProblem } from '../settings.ts';
import { type ArchiveFile, writeArchive } from './archive-file.ts';
import { inKeptContext } from './place.ts';
import { paint } from './terminal.ts';

/** Every month of usage: how much it is, and from when on it may leave. */
export async function listMonths(isJson: boolean): Promise<void> {
  await inKeptContext(async (context) => {
    const months = await readMonths(context);
    const nowMs = context.clock.now();
    process.stdout.write(
      isJson
        ? `${JSON.stringify({ months: months.map(answerOf) })}\n`
        : months.map((month) => told(month, nowMs)).join(''),
    );
  });
}

/** Detaches one, and says what went. */
export async function detachMonthCommand(
  month: string,
  { archive: file, json: isJson = false }: { readonly archive?: string; readonly json?: boolean },
): Promise<void> {
  if (file !== undefined && existsSync(file)) {
    throw new EnvironmentProblem(`${file} is there already: an archive is never written over`);
  }
  await inKeptContext(async (context, ownerUrl) => {
    let written: ArchiveFile | undefined;
    const line = openProgressLine();
    const archive = async (lines: AsyncIterable<string>, records: bigint): Promise<Buffer> => {
      written = await writeArchive(file ?? '', counted(lines, records, line.tell));
      line.end();
      return written.sha256;
    };
    const given = file === undefined ? {} : { archive };
    const work = () => detachMonth(context, { month, ownerUrl, ...given });
    const left = await (file === undefined ? withProgress(`summing ${month}`, work) : work());
    process.stdout.write(
      isJson ? `${JSON.stringify(jsonOf(left, written))}\n` : textOf(left, written),
    );
  });
}

async function* counted(
  pieces: AsyncIterable<string>,
  records: bigint,
  tell: (text: string) => void,
): AsyncGenerator<string> {
  let done = 0;
  for await (const piece of pieces) {
    done += piece.split('\n').length - 1;
    tell(`archiving … ${grouped.format(done)} of ${grouped.format(records)} records`);
    yield piece;
  }
}

const grouped = new Intl.NumberFormat('en');

function answerOf({ month, records, bytes, keptUntil, detachedAt }: UsageMonth): object {
  return {
    month,
    records: Number(records),
    bytes: Number(bytes),
    keptUntil: hongKongDay(keptUntil),
    detachedOn: detachedAt === null ? null : hongKongDay(detachedAt),
  };
}

function told({ month, records, bytes, keptUntil, detachedAt }: UsageMonth, nowMs: number): string {
  const many = `${grouped.format(records)} records`.padStart(22);
  if (detachedAt !== null) return `${month} ${many}  left on ${hongKongDay(detachedAt)}\n`;
  const megabytes = `${grouped.format(bytes / 1_048_576n)} MB`.padStart(12);
  const until =
    nowMs < keptUntil ? `kept until ${hongKongDay(keptUntil)}` : paint('green', 'may leave');
  return `${month} ${many}${megabytes}  ${until}\n`;
}

/** What it said was paid: money in HKD, and units of packs. */
function sumsOf({ paid }: DetachedMonth): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const { unit, amount } of paid) sums.set(unit, (sums.get(unit) ?? 0n) + BigInt(amount));
  return sums;
}

function jsonOf(left: DetachedMonth, archive: ArchiveFile | undefined): object {
  const { month, table, records } = left;
  return {
    month,
    table,
    records: Number(records),
    paid: Object.fromEntries([...sumsOf(left)].map(([unit, amount]) => [unit, `${amount}`])),
    archive: archive
      ? { file: archive.file, bytes: archive.bytes, sha256: archive.sha256.toString('hex') }
      : null,
  };
}

function textOf(left: DetachedMonth, archive: ArchiveFile | undefined): string {
  const { month, table, records } = left;
  const paid = [...sumsOf(left)].map(([unit, amount]) =>
    unit === 'HKD' ? `HK$${majorOf(amount)}` : `${grouped.format(amount)} ${unit}`,
  );
  const lines = [
    `${month} has left: ${grouped.format(records)} records, by which were paid:`,
    ...(paid.length > 0 ? paid : ['nothing']).map((one) => `  ${one}`),
    'The audit goes on comparing these sums with the transfers.',
    ...(archive
      ? [
          `${archive.file}: ${grouped.format(archive.bytes)} bytes, SHA-256`,
          `  ${archive.sha256.toString('hex')}`,
        ]
      : []),
    `The records stand in ${table} until its owner drops that table.`,
  ];
  return `${lines.join('\n')}\n`;
}
