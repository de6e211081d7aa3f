import type { Benchmark, Figure, Round } from '../benchmark.ts';
import { median, quantile } from './statistics.ts';

/**
 * A disk whose fdatasync is slower than this at the 99th percentile says nothing of our latency.
 */
const quickDiskMs = 1;

/** One line of the table, and one line of JSON. `null`: not measured, or not to be judged here. */
export interface Result {
  readonly name: string;
  readonly about: string;
  readonly perSecond: number | null;
  readonly p50Ms: number | null;
  readonly p99Ms: number | null;
  readonly ratioToTpcb: number | null;
  /** What it must keep to, in words. */
  readonly bound: string | null;
  readonly holds: boolean | null;
  /** Of a figure: what was measured, in `unit`; the largest is the one judged. */
  readonly value?: number;
  readonly unit?: Figure['unit'];
}

export interface Disk {
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** The median of the rounds, against the median of the TPC-B rounds that ran between them. */
export function resultOf(
  benchmark: Benchmark,
  rounds: readonly Round[],
  tpcb: readonly number[],
  disk: Disk,
): Result {
  const { name, about, leastRatio, mostP99Ms } = benchmark;
  const perSecond = median(rounds.map(({ done, seconds }) => done / seconds));
  const p50Ms = median(rounds.map(({ latenciesMs }) => quantile(latenciesMs, 0.5)));
  const p99Ms = median(rounds.map(({ latenciesMs }) => quantile(latenciesMs, 0.99)));
  const ratioToTpcb = tpcb.length > 0 ? perSecond / median(tpcb) : null;
  const bounds: (boolean | null)[] = [];
  if (leastRatio !== undefined) {
    bounds.push(ratioToTpcb === null ? null : ratioToTpcb >= leastRatio);
  }
  if (mostP99Ms !== undefined) bounds.push(disk.p99Ms > quickDiskMs ? null : p99Ms <= mostP99Ms);
  return {
    name,
    about,
    perSecond,
    p50Ms,
    p99Ms,
    ratioToTpcb,
    bound: boundOf(benchmark),
    holds: verdictOf(bounds),
  };
}

/** Held if all are, not held if one is not; null where that cannot be said. */
function verdictOf(bounds: readonly (boolean | null)[]): boolean | null {
  if (bounds.includes(false)) return false;
  return bounds.length === 0 || bounds.includes(null) ? null : true;
}

function boundOf({ leastRatio, goalRatio, mostP99Ms }: Benchmark): string | null {
  const words = [
    leastRatio === undefined ? [] : `≥ ${leastRatio} × TPC-B`,
    goalRatio === undefined ? [] : `goal ${goalRatio} ×`,
    mostP99Ms === undefined ? [] : `p99 ≤ ${mostP99Ms} ms`,
  ].flat();
  return words.length > 0 ? words.join(', ') : null;
}

export function resultOfFigure(
  { name, about, unit, most }: Figure,
  values: readonly number[],
): Result {
  const value = Math.max(...values);
  const inMs = unit === 's' ? values.map((seconds) => seconds * 1_000) : undefined;
  return {
    name,
    about,
    perSecond: null,
    p50Ms: inMs ? median(inMs) : null,
    p99Ms: inMs ? Math.max(...inMs) : null,
    ratioToTpcb: null,
    bound: `≤ ${Number(most.toPrecision(4))} ${unit}`,
    holds: value <= most,
    value,
    unit,
  };
}

export function resultOfTpcb(rounds: readonly { perSecond: number; meanMs: number }[]): Result {
  return {
    name: 'tpcb',
    about: 'pgbench -b tpcb-like -M prepared -c 16 -j 2, scale 10; p50 is the mean latency',
    perSecond: median(rounds.map(({ perSecond }) => perSecond)),
    p50Ms: median(rounds.map(({ meanMs }) => meanMs)),
    p99Ms: null,
    ratioToTpcb: 1,
    bound: null,
    holds: null,
  };
}

export function resultOfDisk({ p50Ms, p99Ms }: Disk): Result {
  const about = `fdatasync of a page; latency is judged where p99 ≤ ${quickDiskMs} ms`;
  const nothing = { perSecond: null, ratioToTpcb: null, bound: null, holds: null };
  return { name: 'disk', about, p50Ms, p99Ms, ...nothing };
}
