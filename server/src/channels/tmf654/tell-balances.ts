import { hash } from 'node:crypto';
import { daysBetween, hongKongDay, idFrom, type InstantMs, isoTime, uuidOf } from '#base';
import { type ListedBucket, readBucket, readSumsOfLine } from '#balance-actions';
import type { MoneyFell, PackRanLow } from '#charging';
import type { BucketExpired } from '#ledger';
import { listReaders } from '#partners';
import type { Context } from '#platform/context';
import type { ResellerId } from '#resellers';
import type { LineAged, LineId, LineNearsEnd } from '#subscribers';
import { isToldOf, listEndpoints, queueEvents } from '#webhooks';
import { orNull } from './buckets.ts';
import { presentBucket, presentSum } from './present-bucket.ts';
import { quantityOf } from './quantity.ts';
import type { LineEventType } from './line-events.ts';

/** An event before it is known whom it is told. */
interface Happened {
  readonly type: LineEventType;
  readonly bucket: ListedBucket;
  readonly at: InstantMs;
  /** What sets it apart from the others of this bucket and instant. */
  readonly which: string;
  readonly description: string;
  /** Beside the bucket as it is. */
  readonly more: Readonly<Record<string, unknown>>;
}

/** Money has fallen below a level at which somebody wants to hear of it. */
export function tellMoneyFell(context: Context, fell: readonly MoneyFell[]): Promise<void> {
  return tellReaders(context, 'BucketThresholdEvent', fell, async (one) => {
    const bucket = await bucketOf(context, one.line, 0n);
    const level = one.levels.at(-1);
    if (!bucket || level === undefined) return undefined;
    const sums = await readSumsOfLine(context, one.line);
    const money = sums.find(({ unit }) => unit === 'HKD');
    const told = { context, place: placeless };
    return {
      bucket,
      at: one.at,
      which: String(level),
      description: 'Money has fallen below a level',
      more: {
        ...(money ? { accumulatedBalance: presentSum(told, money) } : {}),
        threshold: quantityOf('HKD', level),
        valueBefore: quantityOf('HKD', one.beforeMinor),
        valueAfter: quantityOf('HKD', one.afterMinor),
      },
    };
  });
}

/** Use has emptied a bucket of units. That one has a fifth left tells only who sold it. */
export function tellPackEmpty(context: Context, low: readonly PackRanLow[]): Promise<void> {
  const empty = low.filter(({ left }) => left <= 0n);
  return tellReaders(context, 'BucketThresholdEvent', empty, async (one) => {
    const bucket = await bucketOf(context, one.line, one.bucket);
    return (
      bucket && {
        bucket,
        at: one.at,
        which: 'empty',
        description: 'It is used up',
        more: {
          threshold: quantityOf(one.unit, 0n),
          valueBefore: quantityOf(one.unit, one.before),
          valueAfter: quantityOf(one.unit, one.left),
        },
      }
    );
  });
}

/** A line, and with it what it can spend, comes near to its end. */
export function tellNearEnd(context: Context, near: readonly LineNearsEnd[]): Promise<void> {
  return tellReaders(context, 'BucketExpiryWarningEvent', near, async ({ line, day, at }) => {
    const bucket = await bucketOf(context, line, 0n);
    const validUntil = bucket?.line.validUntil ?? null;
    // Topped up meanwhile: there is nothing to warn of.
    if (!bucket || validUntil === null || hongKongDay(validUntil) !== day) return undefined;
    const daysAhead = daysBetween(hongKongDay(at), day);
    return {
      bucket,
      at,
      which: day,
      description: `It ends in ${daysAhead} days, on ${day}`,
      more: { daysAhead, validFor: { endDateTime: isoTime(validUntil) } },
    };
  });
}

/** The validity of a line is over: its money waits for the next top-up. */
export function tellLineExpired(context: Context, aged: readonly LineAged[]): Promise<void> {
  const over = aged.filter(({ from }) => from === 'active');
  return tellReaders(context, 'BucketExpiredEvent', over, async ({ line }) => {
    const bucket = await bucketOf(context, line, 0n);
    const validUntil = bucket?.line.validUntil ?? null;
    if (!bucket || validUntil === null || validUntil >= context.clock.now()) return undefined;
    return {
      bucket,
      at: validUntil,
      which: 'line',
      description: 'The line is over its validity, and its money waits for a top-up',
      more: { validFor: { endDateTime: isoTime(validUntil) } },
    };
  });
}

/** The last instant of a bucket has passed with something in it. */
export function tellBucketExpired(
  context: Context,
  expired: readonly BucketExpired[],
): Promise<void> {
  return tellReaders(context, 'BucketExpiredEvent', expired, async (one) => {
    const bucket = await bucketOf(context, idFrom('lin', uuidOf(one.account)), one.number);
    return (
      bucket && {
        bucket,
        at: one.at,
        which: 'bucket',
        description: 'Its last instant has passed',
        more: { lapsedValue: quantityOf(one.unit, one.amount) },
      }
    );
  });
}

/** Jobs do not know by which address programs reach us: addresses are told without the host. */
const placeless = { publicUrl: '', isDemo: false };

/** Of a line that was closed and forgotten meanwhile there is nothing. */
function bucketOf(context: Context, line: LineId, bucket: bigint): Promise<ListedBucket | null> {
  return orNull(() => readBucket(context, { line, bucket }));
}

/**
 * Tells whoever may read the balances of all lines and listens. It may run twice: an event has one
 * id however often it is told. Where nobody listens nothing is looked up.
 */
async function tellReaders<Fact>(
  context: Context,
  type: LineEventType,
  facts: readonly Fact[],
  happened: (fact: Fact) => Promise<Omit<Happened, 'type'> | null | undefined>,
): Promise<void> {
  const owners = facts.length === 0 ? [] : await listeningTo(context, type);
  if (owners.length === 0) return;
  const events: object[] = [];
  for (const one of facts) {
    const known = await happened(one);
    if (known) events.push(eventOf(context, { type, ...known }));
  }
  await context.db.transaction(async (tx) => {
    const told = owners.flatMap((owner) =>
      events.map((data) => ({ owner, form: 'plain' as const, type, data })),
    );
    await queueEvents(tx, told);
  });
}

async function listeningTo(context: Context, type: LineEventType): Promise<ResellerId[]> {
  const readers = await listReaders(context);
  const listening = await Promise.all(
    readers.map(async (owner) => {
      const endpoints = await listEndpoints(context, owner);
      return endpoints.some((one) => one.form === 'plain' && isToldOf(one, type)) ? [owner] : [];
    }),
  );
  return listening.flat();
}

function eventOf(context: Context, { type, bucket, at, which, description, more }: Happened) {
  const presented = presentBucket({ context, place: placeless }, bucket);
  return {
    eventId: hash('sha256', `${presented.id} ${type} ${at} ${which}`).slice(0, 32),
    eventTime: isoTime(context.clock.now()),
    eventType: type,
    correlationId: presented.id,
    domain: 'prepayBalanceManagement',
    title: type,
    description: `${presented.id}: ${description}`,
    priority: 'Normal',
    timeOcurred: isoTime(at),
    '@type': type,
    '@baseType': 'Event',
    event: { bucket: presented, ...more },
  };
}
