import type { UsageRow } from './store/usage.ts';
import { chargeOf, type UsageCharge } from './usage.ts';

/**
 * A charge as PostgreSQL wrote its record into an archive, or undefined where it is another line's.
 * Its integers stand as numbers of JSON; none comes near 2^53, where one would no longer be exact.
 *
 * @throws SyntaxError or TypeError where the text is no such record
 */
export function archivedCharge(text: string, lineUuid: string): UsageCharge | undefined {
  const record = JSON.parse(text) as ArchivedRecord;
  if (record.line !== lineUuid) return undefined;
  const { id, service, zone, direction, destination, plan, rate } = record;
  return chargeOf({
    id,
    service,
    zone,
    direction,
    destination,
    plan,
    rate,
    recordedAt: Date.parse(record.recorded_at),
    usedFrom: Date.parse(record.used_from),
    usedUntil: Date.parse(record.used_until),
    usedUnits: BigInt(record.used_units),
    countedUnits: BigInt(record.counted_units),
    moneyUnits: BigInt(record.money_units),
    catalogVersion: BigInt(record.catalog_version),
    amountMinor: BigInt(record.amount_minor),
    uncollectedMinor: BigInt(record.uncollected_minor),
  });
}

/** What of a record of `charging.usage` a charge is made of. */
interface ArchivedRecord
  extends Pick<
    UsageRow,
    'id' | 'service' | 'zone' | 'direction' | 'destination' | 'plan' | 'rate'
  > {
  readonly line: string;
  readonly recorded_at: string;
  readonly used_from: string;
  readonly used_until: string;
  readonly used_units: number;
  readonly counted_units: number;
  readonly money_units: number;
  readonly catalog_version: number;
  readonly amount_minor: number;
  readonly uncollected_minor: number;
}
