import { createHash } from 'node:crypto';
import type { HongKongDay } from '#base';
import type { TopupId } from '#topups';

/** What tells one request of an acquirer from all others; ISO 8583 fields 7, 11, 32 and 41. */
export interface ExchangeName {
  /** MMDDhhmmss as it was sent. */
  readonly sentAt: string;
  /** The trace number. */
  readonly trace: string;
  /** The acquiring institution; empty where it is not told. */
  readonly institution: string;
  readonly terminal: string;
}

/** What was taken and could not be credited; the books know it by its key. */
export const claims = 'atm_claims';

export function causeOfExchange(key: string): string {
  return `exc_${key}`;
}

/** Of an acquirer and what names the exchange, 32 hex digits. */
export function keyOfExchange(acquirer: string, name: ExchangeName): string {
  const { sentAt, trace, institution, terminal } = name;
  // Networks differ in how they fill up a terminal's name and an institution's digits.
  const said = [acquirer, sentAt, trace, institution.replace(/^0+/, ''), terminal.trim()];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 32);
}

export type ExchangeState = 'sold' | 'refused' | 'owed' | 'reversed' | 'reversed_before';

/** What a sale was answered. */
export type Answered =
  | {
      readonly state: 'sold' | 'reversed';
      readonly topup: TopupId;
      readonly approval: string;
      /** On which it counts, however late this is asked again. */
      readonly businessDay: HongKongDay;
    }
  /** An advice of money that was taken, and could not be credited yet. */
  | { readonly state: 'owed'; readonly businessDay: HongKongDay }
  /** With the code of the refusal. */
  | { readonly state: 'refused'; readonly refusal: string };

export interface WantedSale {
  readonly name: ExchangeName;
  /** As it came where it can be none. */
  readonly number: string;
  readonly valueMinor: bigint;
  /** The machine has taken the money and asks nothing any more. */
  readonly isAdvice?: boolean;
}

export interface WantedReversal extends Pick<WantedSale, 'name' | 'valueMinor'> {
  /** Of which business day the acquirer counts what it reverses, where it says so. */
  readonly soldOn: HongKongDay | undefined;
}
