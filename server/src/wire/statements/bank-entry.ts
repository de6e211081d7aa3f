import type { Currency, HongKongDay, InstantMs } from '#base';
import type { Contradiction } from './camt-details.ts';

/** One booking on an account, as its bank's statement or report tells it. */
export interface BankEntry {
  /** Where it stands in the file, from 1. */
  readonly row: number;
  /** The bank's own number of it: the same in every report that has it. */
  readonly bankReference: string;
  /** Minor units: above zero what came, below zero what left. */
  readonly amountMinor: bigint;
  readonly currency: Currency;
  readonly bookedAt: InstantMs;
  /** That it takes back an entry of before. */
  readonly isReversal: boolean;
  /** What the two sides call it: the reference of a code, our number of a transfer. */
  readonly reference: string;
  /** Everything else that was written with it. */
  readonly remittance: string;
  readonly counterparty: string;
  readonly counterpartyAccount: string;
  /** What was instructed, where that was in another currency, with the bank's rate. */
  readonly instructed: Instructed | undefined;
}

export interface Instructed {
  readonly amountMinor: bigint;
  readonly currency: Currency;
  /** As it is printed: how many of the account's currency for one. Empty where it is not said. */
  readonly rate: string;
}

/** What a statement says of itself, for whoever checks that nothing of it is missing. */
export interface BankTotals {
  readonly openingMinor: bigint | undefined;
  readonly closingMinor: bigint | undefined;
  readonly entries: number | undefined;
  readonly currency: Currency | undefined;
}

/** ISO 20022 gives it 35 characters; what is much longer could not be found again by it. */
const longestReference = 140;

export function isBankReference(text: string): boolean {
  return text !== '' && text.length <= longestReference;
}

/** How many entries there are, where a statement says so. */
export function countIn(text: string): number | undefined {
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** One thing that was read of it. They come in the order of the file; totals may come first. */
export type BankReading =
  | { readonly is: 'head'; readonly account: string; readonly day: HongKongDay }
  | { readonly is: 'entry'; readonly entry: BankEntry }
  | {
      readonly is: 'unreadable';
      readonly row: number;
      readonly text: string;
      /** In what it contradicts itself, where it can be read and says two things. */
      readonly why?: Contradiction;
    }
  | { readonly is: 'totals'; readonly totals: BankTotals };

export type BankReadings = AsyncGenerator<readonly BankReading[], void>;
