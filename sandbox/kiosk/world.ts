import { randomBytes } from 'node:crypto';
import type { Log } from '../kit/log.ts';

export const noteValues = [20, 50, 100, 500, 1_000] as const;

/** What the machine tells the screen, in order and never twice under one number. */
export type Told =
  | { readonly kind: 'held'; readonly note: number }
  | { readonly kind: 'stacked'; readonly note: number }
  | { readonly kind: 'returned'; readonly note: number }
  | { readonly kind: 'rejected'; readonly note: number }
  | { readonly kind: 'box_removed'; readonly bag: string }
  | { readonly kind: 'changed' };

export interface Slip {
  readonly lines: readonly string[];
}

/** What may go wrong once, by its name. */
export const faultNames = ['print-fails', 'answer-lost', 'jam'] as const;
export type FaultName = (typeof faultNames)[number];

/** A note acceptor with its box, and a slip printer. */
export interface World {
  readonly log: Log;
  /** Another with each start: numbers of before mean nothing any more. */
  readonly epoch: string;
  readonly told: (Told & { readonly seq: number })[];
  readonly waiting: Set<() => void>;
  /** Values that are taken at present; none while it is off. */
  takes: readonly number[];
  /** Between the rollers, neither in nor out. */
  held: number | undefined;
  /** What is in the box. */
  box: Map<number, number>;
  acceptor: 'ok' | 'jammed';
  printer: 'ok' | 'faulty';
  /** Slips that the roll still gives. */
  paper: number;
  readonly slips: Slip[];
  readonly faults: FaultName[];
  nextBag: number;
}

const rollSlips = 200;
const lowBelow = 20;

export function openWorld(log: Log): World {
  return {
    log,
    epoch: randomBytes(6).toString('hex'),
    told: [],
    waiting: new Set(),
    takes: [],
    held: undefined,
    box: new Map(),
    acceptor: 'ok',
    printer: 'ok',
    paper: rollSlips,
    slips: [],
    faults: [],
    nextBag: 1,
  };
}

export function tell(world: World, told: Told): void {
  world.told.push({ ...told, seq: world.told.length + 1 });
  for (const wake of world.waiting) wake();
  world.waiting.clear();
}

export function takeFault(world: World, name: FaultName): boolean {
  const at = world.faults.indexOf(name);
  if (at < 0) return false;
  world.faults.splice(at, 1);
  return true;
}

export function paperOf({ paper }: World): 'ok' | 'low' | 'out' {
  if (paper <= 0) return 'out';
  return paper < lowBelow ? 'low' : 'ok';
}

export function notesIn({ box }: World): number {
  return [...box.values()].reduce((sum, count) => sum + count, 0);
}

export function fillPaper(world: World): void {
  world.paper = rollSlips;
  world.printer = 'ok';
  tell(world, { kind: 'changed' });
}
