import { pickWeighted, randomFrom } from '../../kit/random.ts';
import { type Fault, type FaultName, faultPoints, isFaultName, type Point } from './fault.ts';

/** A seeded mix of faults. Each event has the chance `rate` of being struck. */
export interface Chaos {
  seed: number;
  /** 0 to 1. */
  rate: number;
  /** Only these; undefined means all. */
  faults?: FaultName[];
}

/** Faults that keep a caller waiting for its own timeout are rarer: they make a run slow. */
const weights: Partial<Record<FaultName, number>> = {
  delay: 3,
  'timeout-before-effect': 0.5,
  'timeout-after-effect': 0.5,
  'notice-duplicate': 2,
  'notice-before-sync-answer': 2,
};

/**
 * Decides from the seed and the event alone, so that the decisions of a run do not depend on how
 * its requests interleave.
 */
export function drawFault(chaos: Chaos, point: Point, event: string, occurrence: number): Fault[] {
  const random = randomFrom(chaos.seed, event, occurrence);
  if (random() >= chaos.rate) return [];
  const candidates = Object.keys(faultPoints)
    .filter(isFaultName)
    .filter((name) => faultPoints[name] === point)
    .filter((name) => chaos.faults?.includes(name) ?? true)
    .map((name) => [name, weights[name] ?? 1] as const);
  if (candidates.length === 0) return [];
  const name = pickWeighted(random, candidates);
  return [{ name, ms: Math.floor(random() * longestMs(name)), deliveries: null }];
}

function longestMs(name: FaultName): number {
  if (name === 'delay') return 400;
  return name.startsWith('notice') ? 300_000 : 30_000;
}
