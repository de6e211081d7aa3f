import process from 'node:process';
import { everywhere, startOfDay, type Zone } from '#base';
import type { Catalog } from '#catalog';
import {
  chooseRate,
  newMeter,
  type PackUnits,
  type Purse,
  quotaFor,
  quotaRules,
  type RateTable,
  type RunningUse,
  rateTable,
  rateUse,
  type Stretch,
  termsAt,
  type UseKind,
} from '#charging';
import { demoCatalog } from '#test/demo-catalog';
import type { Figure, Place } from './benchmark.ts';

const rounds = 3;
const million = 1_000_000;
const everySeconds = 10;
const noonMs = startOfDay('2026-07-01') + 43_200_000;
const reportsPerSession = 200;

/**
 * What the network's reports ask of rating, for sessions of data and calls on all plans of the
 * demo, at home and across the border, on packs and then on money, one after the other as a batch
 * decides them: the rate is chosen, blocks, packs, day count and cap are worked out.
 */
export const rating: Figure = {
  name: 'rating',
  about: 'a million reports rated on one core',
  unit: 's',
  most: 1,
  measure: (place) => secondsPerMillion(place, rateOne),
};

/** The other half of an answer: how much the same sessions may use next, and what is set aside. */
export const quota: Figure = {
  name: 'quota',
  about: 'a million quotas sized on one core',
  unit: 's',
  most: 2,
  measure: (place) => secondsPerMillion(place, sizeOne),
};

interface Session {
  readonly tables: readonly RateTable[];
  readonly begun: RunningUse;
  readonly pack: PackUnits;
  use: RunningUse;
  purse: Purse;
  atMs: number;
}

function secondsPerMillion(
  { roundSeconds }: Place,
  decide: (session: Session) => void,
): Promise<readonly number[]> {
  const sessions = sessionsOf(demoCatalog());
  return Promise.resolve(
    Array.from({ length: rounds }, () => timed(sessions, decide, roundSeconds / rounds)),
  );
}

/** In processor time of this process, its collector's threads included: neighbours do not count. */
function timed(
  sessions: readonly Session[],
  decide: (session: Session) => void,
  forSeconds: number,
): number {
  const began = process.cpuUsage();
  let done = 0;
  let tookSeconds = 0;
  while (tookSeconds < forSeconds) {
    for (const session of sessions) begin(session);
    for (let report = 0; report < reportsPerSession; report += 1) {
      for (const session of sessions) decide(session);
    }
    done += sessions.length * reportsPerSession;
    const { user, system } = process.cpuUsage(began);
    tookSeconds = (user + system) / million;
  }
  return tookSeconds * (million / done);
}

function begin(session: Session): void {
  session.use = session.begun;
  session.purse = { counts: [], packs: [session.pack] };
  session.atMs = noonMs;
}

/** What was used in ten seconds: of a call, or of browsing at a fifth of a megabyte a second. */
function unitsOf({ kind }: RunningUse): bigint {
  return kind.service === 'voice' ? 10n : 2_000_123n;
}

function rateOne(session: Session): void {
  const untilMs = session.atMs + everySeconds * 1_000;
  const stretch: Stretch = { fromMs: session.atMs, untilMs, units: unitsOf(session.use) };
  const rated = rateUse(session.tables, session.use, stretch, session.purse);
  session.use = rated.use;
  session.purse = rated.purse;
  session.atMs = untilMs;
}

function sizeOne({ use, tables, purse, atMs }: Session): void {
  const sized = quotaFor({
    terms: chooseRate(use.table, use.kind, atMs, everywhere),
    tables,
    use,
    purse,
    moneyMinor: 5_000n,
    atMs,
    unitsPerSecond: Number(unitsOf(use)) / everySeconds,
    askedUnits: null,
    rules: quotaRules[use.kind.service],
  });
  if (sized.units <= 0n) throw new Error(`nothing is left for ${use.kind.service}`);
}

function sessionsOf(catalog: Catalog): Session[] {
  const sessions: Session[] = [];
  for (const { code } of catalog.plans) {
    const table = rateTable(catalog, code);
    for (const zone of ['HK', 'CN', 'MO'] satisfies Zone[]) {
      const kinds: UseKind[] = [
        { service: 'data', zone, direction: null, to: null },
        { service: 'voice', zone, direction: 'out', to: 'HK' },
      ];
      for (const kind of kinds.filter((one) => termsAt(table, one, noonMs))) {
        sessions.push(sessionOf(table, kind));
      }
    }
  }
  return sessions;
}

/** Its pack pays for half of its reports; then its money does. */
function sessionOf(table: RateTable, kind: UseKind): Session {
  const isVoice = kind.service === 'voice';
  const pack: PackUnits = {
    number: 1n,
    unit: isVoice ? 'SECOND' : 'BYTE',
    zones: 15,
    eligibility: isVoice ? 'voice' : 'data',
    expiresAt: null,
    priority: 100,
    blocks: false,
    available: isVoice ? 1_000n : 200_000_000n,
  };
  const begun = { kind, table, meter: newMeter };
  return { tables: [table], begun, pack, use: begun, purse: { counts: [], packs: [] }, atMs: 0 };
}
