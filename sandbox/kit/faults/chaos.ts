import { pickWeighted, randomFrom } from '../random.ts';
import type { Fault, FaultTable, Point } from './fault.ts';

/** A seeded mix of faults. Each event has the chance `rate` of being struck. */
export interface Chaos {
  seed: number;
  /** 0 to 1. */
  rate: number;
  /** Only these; undefined means all. */
  faults?: string[];
}

interface Event {
  point: Point;
  name: string;
  /** Which event of this name it is. */
  occurrence: number;
}

/**
 * Decides from the seed and the event alone, so that the decisions of a run do not depend on how
 * its requests interleave.
 */
export function drawFault(table: FaultTable, chaos: Chaos, event: Event): Fault[] {
  const random = randomFrom(chaos.seed, event.name, event.occurrence);
  if (random() >= chaos.rate) return [];
  const candidates = Object.entries(table)
    .filter(([, kind]) => kind.at === event.point && kind.weight !== 0)
    .filter(([name]) => chaos.faults?.includes(name) ?? true)
    .map((entry) => [entry, entry[1].weight ?? 1] as const);
  if (candidates.length === 0) return [];
  const [name, { mostMs }] = pickWeighted(random, candidates);
  return [{ name, ms: Math.floor(random() * mostMs), deliveries: null }];
}
