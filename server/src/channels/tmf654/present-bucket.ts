import { tmf654Base } from '@lowu/contract/tmf654';
import { type InstantMs, isoTime, type Unit, zonesOf } from '#base';
import type { ListedBucket, Sum } from '#balance-actions';
import { bucketIdOf, isAlive } from '#ledger';
import { accountOf, barsOf, type Line } from '#subscribers';
import type { Tmf654Channel } from './channel.ts';
import { quantityOf, shownAs, usageTypeOf } from './quantity.ts';

type Told = Pick<Tmf654Channel, 'context' | 'place'>;

export function hrefOf({ place }: Pick<Told, 'place'>, resource: string, id: string): string {
  return `${place.publicUrl}${tmf654Base}/${resource}/${id}`;
}

/** Whose it is, and what it works for: what buckets and sums are told with alike. */
export function ownerRefs(line: Line) {
  return {
    partyAccount: { id: accountOf(line.id), '@referredType': 'PartyAccount' },
    product: [{ id: line.id, name: line.plan, '@referredType': 'Product' }],
    relatedParty: [{ id: line.subscriber, role: 'owner', '@referredType': 'Individual' }],
  };
}

export function numberRefs(line: Line) {
  return line.numbers.map(({ number }) => ({
    id: number,
    name: 'number',
    '@referredType': 'LogicalResource',
  }));
}

export function bucketRef(told: Pick<Told, 'place'>, line: Line['id'], bucket: bigint) {
  const id = bucketIdOf(accountOf(line), bucket);
  return { id, href: hrefOf(told, 'bucket', id), '@referredType': 'Bucket' };
}

/** What is left of it is what can still be used: what is reserved stands beside it. */
export function presentBucket(told: Told, bucket: ListedBucket) {
  const { line, number, unit, balance, held, openedAt, expiresAt, source, zones } = bucket;
  const { id, href } = bucketRef(told, line.id, number);
  const free = balance - held;
  // What has no end of its own can be used as long as the line lives.
  const endsAt = expiresAt ?? line.validUntil;
  return {
    id,
    href,
    name: bucket.name ?? nameOf(bucket),
    description: `${source}, for use in ${zonesOf(zones).join(', ')}`,
    confirmationDate: isoTime(openedAt),
    requestedDate: isoTime(openedAt),
    isShared: false as const,
    remainingValue: quantityOf(unit, free),
    remainingValueName: shownAs(unit, free),
    reservedValue: quantityOf(unit, held),
    status: statusOf(bucket, told.context.clock.now()),
    usageType: usageTypeOf(unit),
    logicalResource: numberRefs(line),
    ...ownerRefs(line),
    validFor: {
      startDateTime: isoTime(openedAt),
      ...(endsAt === null ? {} : { endDateTime: isoTime(endsAt) }),
    },
    '@type': 'Bucket',
  };
}

function statusOf(bucket: ListedBucket, nowMs: InstantMs): 'active' | 'suspended' | 'expired' {
  if (bucket.closedAt !== null || !isAlive(bucket, nowMs)) return 'expired';
  const { bars, validUntil } = bucket.line;
  const isOver = validUntil !== null && validUntil < nowMs;
  return isOver || barsOf(bars).length > 0 ? 'suspended' : 'active';
}

const unitNames: Readonly<Record<Unit, string>> = {
  HKD: 'Top-up',
  CNY: 'Top-up',
  BYTE: 'Data',
  SECOND: 'Calls',
  MESSAGE: 'Messages',
};

function nameOf({ number, unit, source }: ListedBucket): string {
  if (number === 0n) return 'Cash';
  if (source === 'credit') return 'Emergency credit';
  return source === 'promotion' ? 'Bonus' : unitNames[unit];
}

const sumNames: Readonly<Record<Unit, string>> = { ...unitNames, HKD: 'Money', CNY: 'Money' };
const sumShape = /^bal_([0-9a-f]{30}[0-3][0-9a-f])_(HKD|CNY|BYTE|SECOND|MESSAGE)$/;

/** A sum is a line's digits and its unit. Undefined for what is no such id. */
export function sumIn(id: string): { readonly line: Line['id']; readonly unit: Unit } | undefined {
  const [, account, unit] = sumShape.exec(id) ?? [];
  return account === undefined ? undefined : { line: `lin_${account}`, unit: unit as Unit };
}

export function presentSum(told: Told, { line, unit, balance }: Sum) {
  const id = `bal_${line.id.slice(4)}_${unit}`;
  const [first = { id: line.id, '@referredType': 'LogicalResource' }] = numberRefs(line);
  const total = balance.units.find((one) => one.unit === unit)?.available ?? 0n;
  return {
    id,
    href: hrefOf(told, 'accumulatedBalance', id),
    name: sumNames[unit],
    description: `All that the line has of ${unit} and is not reserved: ${shownAs(unit, total)}`,
    bucket: balance.buckets
      .filter((bucket) => bucket.unit === unit)
      .map(({ number }) => bucketRef(told, line.id, number)),
    logicalResource: first,
    ...ownerRefs(line),
    totalBalance: quantityOf(unit, total),
    '@type': 'AccumulatedBalance',
  };
}
