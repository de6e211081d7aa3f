import type { Line } from '../sessions/session.ts';
import type { World } from '../world.ts';
import { travel, type Traveller } from './journey.ts';

export interface Journeys extends Traveller {
  /** The first of so many SIMs whose numbers follow each other. */
  imsiFrom: string;
  lines: number;
  /** How many are under way at once. */
  concurrency: number;
}

export interface JourneyReport {
  lines: number;
  seconds: number;
  requests: number;
  perSecond: number;
  /** Of one answer, in milliseconds. */
  p50: number;
  p99: number;
  longest: number;
  counts: Record<string, number>;
  complaints: string[];
}

/** Sends thousands of lines over the border, so many at once, and says how it went. */
export async function runJourneys(world: World, journeys: Journeys): Promise<JourneyReport> {
  const startedMs = performance.now();
  const latency = world.link?.latency;
  latency?.reset();
  const firstComplaint = world.complaints.length;
  const queue = Array.from({ length: journeys.lines }, (_, index) => index).values();
  const worker = async (): Promise<void> => {
    for (const index of queue) {
      const line = lineAt(world, journeys.imsiFrom, index);
      await travel(world, line, journeys);
    }
  };
  await Promise.all(Array.from({ length: journeys.concurrency }, worker));
  const seconds = (performance.now() - startedMs) / 1_000;
  const requests = latency?.count ?? 0;
  return {
    lines: journeys.lines,
    seconds,
    requests,
    perSecond: Math.round(requests / seconds),
    p50: (latency?.percentile(50) ?? 0) / 1_000,
    p99: (latency?.percentile(99) ?? 0) / 1_000,
    longest: (latency?.max ?? 0) / 1_000,
    counts: { ...world.counts },
    complaints: world.complaints.slice(firstComplaint),
  };
}

function lineAt(world: World, imsiFrom: string, index: number): Line {
  const imsi = String(BigInt(imsiFrom) + BigInt(index)).padStart(imsiFrom.length, '0');
  const known = world.lines.get(imsi);
  if (known !== undefined) return known;
  const line: Line = { imsi, number: undefined, name: imsi, place: 'shenzhen' };
  world.lines.set(imsi, line);
  return line;
}
