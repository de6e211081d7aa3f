import type { Words } from '#base';
import type { Benefit, CodeOutcome, Part } from '#promotions';
import type { Receiver } from './receiver.ts';

/** What a top-up that is paid for over a counter gives, as the catalogue has it now. */
export interface SoldTerms {
  readonly value: bigint;
  readonly bonus: bigint;
  readonly bonusDays: number;
  /** What of the value its buyer does not pay. */
  readonly discount: bigint;
  /** What gives both. */
  readonly promotions: readonly Part[];
  /** What the catalogue gives everybody, should a budget be used up. */
  readonly standing: Benefit;
  readonly validityDays: number;
  readonly plan: { readonly code: string; readonly name: Words };
  /** How long the line would live; what else it is given meanwhile may make it longer. */
  readonly validUntil: string;
  readonly codeOutcome: CodeOutcome;
}

/** To whom, as far as its price depends on it. */
export type SoldTo = Pick<Receiver, 'line' | 'ownerId' | 'validUntil' | 'plan'>;

/** Where it is sold, and by whom. */
export interface SoldAt {
  readonly channel: string;
  readonly maker: string;
  /** What the buyer has typed to get a promotion. */
  readonly typedCode?: string | null;
  /** The most that its buyer may be let off; where it is not said only the official floor holds. */
  readonly mostDiscountMinor?: bigint;
}
