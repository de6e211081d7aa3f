import { hongKongWallClock, type InstantMs, majorOf, maskPhoneNumber, type Unit } from '#base';
import type { Evidence } from './evidence.ts';

/** A movement of the line's account, as the books have it. */
export interface Moved {
  readonly bucket: bigint;
  readonly recordedAt: InstantMs;
  /** When it took effect: of a use, when it began. */
  readonly effectiveAt: InstantMs;
  readonly code: string;
  readonly cause: string;
  readonly unit: Unit;
  /** Negative of what was taken. */
  readonly amount: bigint;
  /** The other side of it. */
  readonly systemAccount: string;
}

/** What speaks for us in a claim of a payer's bank, in English, which banks everywhere read. */
export interface Claim {
  readonly reference: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  /** What a member of staff adds. */
  readonly words: string;
  readonly evidence: Evidence;
  /** All that moved on the line since the money was credited, the oldest first. */
  readonly moved: readonly Moved[];
}

/** What was sold, to whom, how it was paid and what we have to say. */
export function accountOfClaim({ amountMinor, currency, words, evidence }: Claim): string {
  const { topup, attempts, refunds, receipts } = evidence;
  const lines = [`Amount in dispute: ${currency} ${majorOf(amountMinor)}.`, words];
  if (topup) {
    const { value, valueCurrency } = topup.terms;
    lines.push(
      `Sold: prepaid value of ${valueCurrency} ${majorOf(value)} for the mobile number ` +
        `${maskPhoneNumber(topup.number)}, order ${topup.reference}, a digital service.`,
      `Price: ${topup.priceCurrency} ${majorOf(topup.price)}.`,
      ...topup.timeline.map(({ at, event }) => `${clockOf(at)} ${event}`),
    );
  }
  for (const { id, state, providerReference } of attempts) {
    lines.push(`Payment ${id}: ${state}, ${providerReference ?? 'without a number of its own'}.`);
  }
  for (const { amount, currency: unit, state } of refunds) {
    lines.push(`Given back before: ${unit} ${majorOf(amount)}, ${state}.`);
  }
  if (receipts.length > 0) lines.push(`Receipts: ${receipts.join(', ')}.`);
  return lines.join('\n');
}

function clockOf(at: InstantMs): string {
  return hongKongWallClock(at);
}
