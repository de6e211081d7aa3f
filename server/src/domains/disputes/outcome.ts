import type { Id, InstantMs } from '#base';
import type { ClawBackId, SpentRule, TopupId } from '#topups';

/**
 * What an answer gives. `explained`: the words alone, and nothing was wrong. `apology`: something
 * was, and the words say so. `credit`: goodwill on the line. `refund`: a part or all of an order
 * goes back to its payer. `write_off`: the same, and what is spent of it is ours to bear.
 */
export type Outcome =
  | { readonly gives: 'explained' | 'apology' }
  | { readonly gives: 'credit'; readonly amountMinor: bigint }
  | {
      readonly gives: 'refund' | 'write_off';
      readonly topup: TopupId;
      /** Of the order's price, in minor units of its currency. */
      readonly price: bigint;
      readonly refund: ClawBackId;
    };

export type Gives = Outcome['gives'];

/** What a member of staff wants; the number of a refund is made with the proposal. */
export type WantedOutcome =
  | Exclude<Outcome, { gives: 'refund' | 'write_off' }>
  | {
      readonly gives: 'refund';
      readonly price: bigint;
      readonly spentRule: Exclude<SpentRule, 'write_off'>;
    }
  | { readonly gives: 'write_off'; readonly price: bigint };

/** An answer that waits for a second person. */
export interface Proposal {
  readonly outcome: Outcome;
  /** What the person will be told, in their language. */
  readonly words: string;
  readonly by: Id<'stf'>;
  readonly at: InstantMs;
}

/** Whether an answer gives what is wanted of it. */
export function isGiven(wanted: WantedOutcome, outcome: Outcome | null): boolean {
  if (outcome?.gives !== wanted.gives) return false;
  return amountIn(outcome) === amountIn(wanted);
}

function amountIn(outcome: WantedOutcome | Outcome): bigint | null {
  if ('price' in outcome) return outcome.price;
  return 'amountMinor' in outcome ? outcome.amountMinor : null;
}

/** Whether an answer is words alone, which one person is enough for. */
export function isOnlyWords({ gives }: Pick<Outcome, 'gives'>): boolean {
  return gives === 'explained' || gives === 'apology';
}

/** As it is kept: digits as text, since JSON's numbers are floats. */
export interface WrittenOutcome {
  readonly gives: Gives;
  readonly amountMinor?: string;
  readonly topup?: TopupId;
  readonly price?: string;
  readonly refund?: ClawBackId;
}

export function writtenOutcome(outcome: Outcome): WrittenOutcome {
  switch (outcome.gives) {
    case 'credit':
      return { gives: 'credit', amountMinor: outcome.amountMinor.toString() };
    case 'refund':
    case 'write_off':
      return { ...outcome, price: outcome.price.toString() };
    default:
      return { gives: outcome.gives };
  }
}

export function outcomeOf(written: WrittenOutcome): Outcome {
  const { gives, amountMinor, topup, price, refund } = written;
  if (gives === 'credit') return { gives, amountMinor: BigInt(amountMinor ?? '0') };
  if ((gives === 'refund' || gives === 'write_off') && topup && refund) {
    return { gives, topup, price: BigInt(price ?? '0'), refund };
  }
  return { gives: gives === 'apology' ? gives : 'explained' };
}

/** Plain values for the event that tells of it. */
export function outcomeDetails(outcome: Outcome): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(writtenOutcome(outcome)).map(([name, value]) => [name, String(value)]),
  );
}
