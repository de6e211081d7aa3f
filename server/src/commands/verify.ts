import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { text as textOf } from 'node:stream/consumers';
import { type InstantMs, isoTime } from '#base';
import { openFileClock, PacedClock } from '#platform/clock';
import { type Home, homeAt } from '../home.ts';
import { readEnvironment } from '../settings.ts';
import { isOneTree } from './one-tree.ts';
import { check, type Facts, type Verdict } from '../../../web/verifier/check.ts';
import { rowsOf } from '../../../web/verifier/facts.ts';
import { proofOfFile, proofOfPasted } from '../../../web/verifier/sources.ts';
import { wordsIn } from '../../../web/verifier/words.ts';

export interface ToVerify {
  /** A file, `-` for standard input, or what stands in a code. */
  readonly given: string;
  /** The log's keys as it publishes them, one on a line. */
  readonly keys: string;
  /** The keys of witnesses whose word counts, one on a line. */
  readonly witnesses: string | undefined;
  /** A checkpoint that somebody kept. */
  readonly checkpoint: string | undefined;
  /** Where the tiles of the log are: a folder, or an address, which alone is asked. */
  readonly tiles: string | undefined;
  readonly isJson: boolean;
}

const exitCodes = { genuine: 0, notGenuine: 1, unknown: 65 } as const;

/** Checks a receipt as its page does, by the same code, and asks nobody but for tiles. */
export async function verifyReceipt({ given, isJson, tiles, ...known }: ToVerify): Promise<void> {
  const keys = linesOf(known.keys);
  const pins = {
    origin: keys[0]?.split('+')[0] ?? '',
    keys,
    witnesses: known.witnesses === undefined ? [] : linesOf(known.witnesses),
    ...(known.checkpoint !== undefined && { kept: readFileSync(known.checkpoint, 'utf8') }),
  };
  const found = await check(() => proofIn(given), pins, nowOf(homeAt(readEnvironment().home)));
  const verdict = tiles === undefined ? found : await provenBy(tiles, found);
  process.exitCode = exitCodes[verdict.is];
  const said = isJson ? JSON.stringify(presented(verdict)) : told(verdict);
  process.stdout.write(`${said}\n`);
}

/** The same verdict, with whether the tiles make one tree of the receipt's and of the kept one. */
async function provenBy(tiles: string, verdict: Verdict): Promise<Verdict> {
  if (verdict.is !== 'genuine' || !verdict.facts.kept || verdict.facts.kept.isProven) {
    return verdict;
  }
  const { kept } = verdict.facts;
  const isOne = await isOneTree(tiles, kept.smaller, kept.larger);
  if (isOne === undefined) return { is: 'unknown', obstacle: 'tiles' };
  if (!isOne) return { is: 'notGenuine', step: 'fork' };
  return { is: 'genuine', facts: { ...verdict.facts, kept: { ...kept, isProven: true } } };
}

/** A demo's own time where one is kept; a stranger who checks a receipt has no home. */
function nowOf({ folder, clock: file }: Home): InstantMs {
  if (!existsSync(folder)) return new PacedClock().now();
  const clock = openFileClock(file);
  const nowMs = clock.now();
  clock.close();
  return nowMs;
}

function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

async function proofIn(given: string) {
  if (given === '-') return proofOfPasted(await textOf(process.stdin));
  return existsSync(given)
    ? proofOfFile(new Uint8Array(readFileSync(given)))
    : proofOfPasted(given);
}

function reasonOf(verdict: Verdict): string | null {
  if (verdict.is === 'genuine') return null;
  return verdict.is === 'notGenuine' ? verdict.step : verdict.obstacle;
}

function presented(verdict: Verdict) {
  const { is } = verdict;
  const reason = reasonOf(verdict);
  if (is !== 'genuine') return { verdict: is, reason, receipt: null };
  const { sealed, own, index, size, witnessed, kept } = verdict.facts;
  const { code, kind, issuedAtMs, says, about } = sealed;
  return {
    verdict: is,
    reason,
    receipt: { code, kind, issuedAt: isoTime(issuedAtMs), says, about, own: own ?? null },
    index,
    size,
    witnesses: witnessed.map(({ name, atMs }) => ({ name, seenAt: isoTime(atMs) })),
    kept: kept ? { size: kept.size, is: kept.is, isProven: kept.isProven } : null,
  };
}

function told(verdict: Verdict): string {
  const words = wordsIn.en;
  if (verdict.is === 'notGenuine') return `${words.notGenuine}. ${words.step[verdict.step]}`;
  if (verdict.is === 'unknown') return `${words.unknown}. ${words.obstacle[verdict.obstacle]}`;
  return [
    `${words.genuine}: ${words.kind[verdict.facts.sealed.kind]}`,
    ...rows(verdict.facts),
  ].join('\n');
}

function rows(facts: Facts): string[] {
  return rowsOf(facts, 'en').map(([name, content]) => `  ${name}: ${content}`);
}
