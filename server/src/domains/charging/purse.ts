import { type InstantMs, type Unit } from '#base';
import type { Service } from '#catalog';
import {
  availableIn,
  type Bucket,
  consumptionOrder,
  eligibleInOrder,
  lockedAccount,
  type SeenBucket,
  type Spending,
} from '#ledger';
import type { Tx } from '#platform/postgres';
import { accountOf } from '#subscribers';
import type { ChargedLine } from './charged-lines.ts';
import { guardedRest } from './guards.ts';
import type { Terms } from './rating/choose-rate.ts';
import { blocksMoney, type PackUnits } from './rating/pack-units.ts';
import type { UseKind } from './rating/use-kind.ts';

const unitOf: Readonly<Record<Service, Unit>> = { voice: 'SECOND', sms: 'MESSAGE', data: 'BYTE' };

/** Money that may pay for a kind of use: bonuses of its own service, and what may pay anything. */
export function moneyFor({ service, zone }: UseKind): Spending {
  return { unit: 'HKD', zone, eligible: ['any', service] };
}

/** How much money is there for a kind of use, of buckets that live at that time. */
export function moneyThere(tx: Tx, line: ChargedLine, kind: UseKind, atMs: InstantMs): bigint {
  const buckets = consumptionOrder(bucketsOf(tx, line), moneyFor(kind), atMs);
  let sum = 0n;
  for (const bucket of buckets) if (availableIn(bucket) > 0n) sum += availableIn(bucket);
  return sum;
}

/** Units that might pay for a service, in the ledger's order; rating chooses among them. */
export function packsThere(
  tx: Tx,
  line: ChargedLine,
  { service }: UseKind,
  atMs: InstantMs,
): readonly PackUnits[] {
  return packsIn(bucketsOf(tx, line), service, atMs);
}

/** The same among the buckets of a line, however they were read. */
export function packsIn(
  buckets: readonly SeenBucket[],
  service: Service,
  atMs: InstantMs,
): readonly PackUnits[] {
  if (buckets.every(({ unit }) => unit !== unitOf[service])) return none;
  return eligibleInOrder(buckets, { unit: unitOf[service] }, atMs).map((bucket) => ({
    number: bucket.number,
    unit: bucket.unit,
    zones: bucket.zones,
    eligibility: bucket.eligibility,
    expiresAt: bucket.expiresAt,
    priority: bucket.priority,
    blocks: bucket.blocks,
    available: availableIn(bucket),
  }));
}

/**
 * How much more money may go to a use, whatever there is: as far as the line's guards let, and
 * nothing where units that may pay for it block. Null where all of it may.
 */
export function moneyLeftFor(
  tx: Tx,
  line: ChargedLine,
  { kind, part: { spending } }: Terms,
  atMs: InstantMs,
): bigint | null {
  if (blocksMoney(bucketsOf(tx, line), spending, atMs)) return 0n;
  return guardedRest(line.guards, line.counts, kind, atMs);
}

const none: readonly PackUnits[] = [];

function bucketsOf(tx: Tx, { id }: ChargedLine): readonly Bucket[] {
  return lockedAccount(tx, accountOf(id)).buckets;
}
