import { type Currency, type Id, type InstantMs, isId, type Money } from '#base';
import type { AttemptId } from '#payments';
import type { LineId } from '#subscribers';

export type ClosingId = Id<'cls'>;
export type ClosingState = 'ending' | 'to_approve' | 'settled' | 'refused';

export interface Closing {
  readonly id: ClosingId;
  readonly line: LineId;
  readonly state: ClosingState;
  /** Who wants it: the owner, or a member of staff for them. */
  readonly orderedBy: string;
  readonly toName: string;
  readonly toAccount: string;
  readonly orderedAt: InstantMs;
  /** What came back in the end, as HKD of the line; null before. */
  readonly backMinor: bigint | null;
}

/** What a top-up was paid with, where its money can go back the same way. */
export interface Origin {
  readonly attempt: AttemptId;
  readonly method: string;
  /**
   * What was paid for the value, in the currency in which it was paid; it may be less than asked.
   */
  readonly price: bigint;
  /** What of the payment has not been promised back. */
  readonly leftOfPayment: bigint;
  readonly priceCurrency: Currency;
  readonly value: bigint;
}

/** Money on the line that was paid for; HKD in minor units. */
export interface PaidBucket {
  readonly bucket: bigint;
  readonly leftMinor: bigint;
  /** Null for what has no way back, such as cash at a till or a voucher. */
  readonly origin: Origin | null;
}

/** One way on which money goes back. */
export interface Part {
  readonly bucket: bigint;
  /** What it takes from the line. */
  readonly takenMinor: bigint;
  /** What the person gets, in the currency in which they had paid. */
  readonly backMinor: bigint;
  readonly currency: Currency;
  readonly origin: Origin | null;
}

export interface Sheet {
  readonly parts: readonly Part[];
  readonly feeMinor: bigint;
  /** Emergency credit that is repaid from what is left. */
  readonly debtMinor: bigint;
  /** HKD of the line that come back, whatever the currency of each part is. */
  readonly backMinor: bigint;
  /** Given and not paid for: it is lost. */
  readonly bonusMinor: bigint;
  /** Set aside for what runs on the line just now; what is left of it comes back, too. */
  readonly heldMinor: bigint;
  /** Whether some of it can only go to a bank account. */
  readonly isAccountNeeded: boolean;
}

/**
 * Whether somebody looks before the money goes: where it is much, and always where a member of
 * staff has begun the closing, who could have named an account of their own.
 */
export function isLookedAt(
  { orderedBy }: Pick<Closing, 'orderedBy'>,
  { backMinor }: Pick<Sheet, 'backMinor'>,
  aloneMostMinor: bigint,
): boolean {
  return backMinor > (isId('sub', orderedBy) ? aloneMostMinor : 0n);
}

/** One way for all that goes back by it in one currency, as a person is shown it. */
export interface Way {
  /** Null for a bank transfer. */
  readonly method: string | null;
  readonly back: Money;
}

/** What goes back by the same way in the same currency is one line, however often it was paid. */
export function waysOf({ parts }: Pick<Sheet, 'parts'>): Way[] {
  const ways = new Map<string, Way>();
  for (const { backMinor, currency, origin } of parts) {
    if (backMinor === 0n) continue;
    const method = origin?.method ?? null;
    const key = `${method ?? ''} ${currency}`;
    const amountMinor = (ways.get(key)?.back.amountMinor ?? 0n) + backMinor;
    ways.set(key, { method, back: { amountMinor, currency } });
  }
  return [...ways.values()];
}

interface Left {
  readonly paid: readonly PaidBucket[];
  readonly bonusMinor: bigint;
  readonly heldMinor: bigint;
  readonly debtMinor: bigint;
  readonly feeMinor: bigint;
}

/**
 * What comes back of what is left. Debt and fee are taken from the oldest money first, so that what
 * was paid last goes back whole.
 */
export function sheetOf({ paid, bonusMinor, heldMinor, debtMinor, feeMinor }: Left): Sheet {
  const total = paid.reduce((sum, { leftMinor }) => sum + leftMinor, 0n);
  const debt = debtMinor < total ? debtMinor : total;
  const fee = feeMinor < total - debt ? feeMinor : total - debt;
  let toTake = debt + fee;
  const given = new Map<AttemptId, bigint>();
  const parts = paid.flatMap(({ bucket, leftMinor, origin }): Part[] => {
    const taken = toTake < leftMinor ? toTake : leftMinor;
    toTake -= taken;
    if (leftMinor === taken) return [];
    const before = (origin && given.get(origin.attempt)) ?? 0n;
    const part = partOf(bucket, leftMinor - taken, origin, before);
    if (part.origin) given.set(part.origin.attempt, before + part.backMinor);
    return [part];
  });
  return {
    parts,
    feeMinor: fee,
    debtMinor: debt,
    backMinor: parts.reduce((sum, { takenMinor }) => sum + takenMinor, 0n),
    bonusMinor,
    heldMinor,
    isAccountNeeded: parts.some(({ origin, backMinor }) => origin === null && backMinor > 0n),
  };
}

/**
 * In proportion to what was paid, rounded down, never more than the value that is left, and never
 * more than what is left of the payment, of which other parts may have taken `before`.
 */
function partOf(bucket: bigint, takenMinor: bigint, origin: Origin | null, before: bigint): Part {
  if (!origin) return { bucket, takenMinor, backMinor: takenMinor, currency: 'HKD', origin };
  const { price, value, priceCurrency: currency } = origin;
  const paid = currency === 'HKD' && price > value ? value : price;
  const share = (takenMinor * paid) / value;
  const most = origin.leftOfPayment - before;
  const backMinor = share < most ? share : most;
  if (backMinor > 0n) return { bucket, takenMinor, backMinor, currency, origin };
  // So little that nothing could be sent by the way it came, or nothing: its payer has all of it.
  const byBank = share > 0n ? 0n : takenMinor;
  return { bucket, takenMinor, backMinor: byBank, currency: 'HKD', origin: null };
}
