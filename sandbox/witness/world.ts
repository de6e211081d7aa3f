import type { Clock } from '../kit/clock.ts';
import type { FaultBook } from '../kit/faults/fault-book.ts';
import type { FaultTable } from '../kit/faults/fault.ts';
import type { Table } from '../kit/journal.ts';
import type { OwnKey } from './keys.ts';

/** The newest checkpoint of a log that was cosigned. */
export interface Seen {
  size: number;
  /** In base64. */
  root: string;
  seenAt: string;
}

/** A log whose checkpoints are cosigned. */
export interface KnownLog {
  origin: string;
  /** As `name+id+base64`. */
  keys: string[];
}

export interface World {
  clock: Clock;
  key: OwnKey;
  /** By their origins. */
  logs: Table<KnownLog>;
  heads: Table<Seen>;
  faults: FaultBook;
}

const call = { at: 'call', ms: 2_000, mostMs: 2_000 } as const;

/** What a witness may do beside what it should. */
export const witnessFaults = {
  delay: { ...call, ms: 300, weight: 2 },
  'timeout-before-effect': { ...call, weight: 0.3 },
  'timeout-after-effect': { ...call, weight: 0.3 },
  'reset-before-effect': call,
  'reset-after-effect': call,
  '500-before-effect': call,
  '500-after-effect': call,
  'unreadable-answer': call,
  'wrong-signature': call,
  'another-checkpoint': call,
  'another-key': call,
  'several-keys': call,
  'another-size': call,
} as const satisfies FaultTable;
