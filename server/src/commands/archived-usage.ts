import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import process from 'node:process';
import { createGunzip } from 'node:zlib';
import { isId, parsePhoneNumber } from '#base';
import { exportArchived } from '#charging';
import { findLineByNumber, type LineId } from '#subscribers';
import { EnvironmentProblem } from '../settings.ts';
import { inKeptContext } from './place.ts';

/** Prints what an archive of `lowu months detach` says of one line, as CSV. */
export async function printArchivedUsage(file: string, who: string): Promise<void> {
  for await (const piece of readArchivedUsage(file, await lineOf(who))) {
    process.stdout.write(piece);
  }
}

/**
 * What an archive says of one line, as CSV.
 *
 * @throws EnvironmentProblem where there is no whole archive: half a month looks like all of it
 */
export async function* readArchivedUsage(file: string, line: LineId): AsyncGenerator<string> {
  try {
    yield* exportArchived(linesOf(file), line);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new EnvironmentProblem(`${file} is no archive of usage that can be read: ${why}`);
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const unpacked = createGunzip().setEncoding('utf8');
  const reading = pipeline(createReadStream(file), unpacked);
  // What ends it early also ends the loop below, by throwing there.
  reading.catch(() => undefined);
  let rest = '';
  for await (const piece of unpacked as AsyncIterable<string>) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

/** An id needs no database: the archive may outlive it. */
async function lineOf(who: string): Promise<LineId> {
  if (isId('lin', who)) return who;
  const number = parsePhoneNumber(who);
  let found: LineId | undefined;
  if (number) {
    await inKeptContext(async (context) => {
      found = (await findLineByNumber(context, number))?.line.id;
    });
  }
  if (!found) throw new EnvironmentProblem(`${who} is no number of a line of ours`);
  return found;
}
