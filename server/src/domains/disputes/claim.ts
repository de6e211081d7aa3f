import { hongKongWallClock, type InstantMs, majorOf, maskPhoneNumber } from '#base';
import type { Evidence } from './evidence.ts';

/** What a line's account shows of its use. */
export interface Use {
  readonly at: InstantMs;
  readonly code: string;
  readonly unit: string;
  /** Negative of what was taken. */
  readonly amount: bigint;
}

/** What speaks for us in a claim of a payer's bank, in English, which banks everywhere read. */
export interface Claim {
  readonly reference: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  /** What a member of staff adds. */
  readonly words: string;
  readonly evidence: Evidence;
  /** Since the money was credited, the newest first. */
  readonly uses: readonly Use[];
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

/** Proof of delivery: when the value was credited, and what was used of the line since. */
export function activityOfClaim({ evidence: { topup }, uses }: Claim): string {
  const credited = topup?.timeline.find(({ event }) => event === 'credited');
  if (!credited) return 'Nothing of it was credited.';
  const taken = uses.filter(({ amount, unit }) => amount < 0n && unit === 'HKD');
  const sum = taken.reduce((total, { amount }) => total - amount, 0n);
  return [
    `Credited to the line at ${clockOf(credited.at)}, at once and in full.`,
    `Used from the line since: HKD ${majorOf(sum)} in ${taken.length} charges.`,
    ...taken.map(({ at, code, amount }) => `${clockOf(at)} ${code} HKD ${majorOf(-amount)}`),
    'Times are those of Hong Kong (UTC+8).',
  ].join('\n');
}

function clockOf(at: InstantMs): string {
  return hongKongWallClock(at);
}
