import type { Id, InstantMs } from '#base';
import type { Kiosk } from './kiosk.ts';
import type { TopupId } from '#topups';

export type CashSaleId = Id<'ksl'>;

/** How many of each note; no other is taken. */
export interface Notes {
  readonly hundreds: number;
  readonly fiveHundreds: number;
}

/** What a machine tells of notes that it has kept. */
export interface KeptNotes extends Notes {
  /** Made by the machine, in its own slot. */
  readonly id: CashSaleId;
  /** Which box they fell into. */
  readonly box: number;
  /** As it was typed where it can be none. */
  readonly number: string;
  /** Twelve characters that stand on the slip. */
  readonly claimCode: string;
  /** By the machine's clock. */
  readonly soldAt: InstantMs;
  /** Nobody could be asked about the number before the notes were kept. */
  readonly wasOffline: boolean;
}

export type CashSaleState = 'credited' | 'claimable' | 'claimed';

/** What became of kept notes. */
export interface CashSale extends Notes {
  readonly id: CashSaleId;
  readonly box: number;
  /** As it was typed where it can be none: then nothing is credited. */
  readonly number: string;
  readonly valueMinor: bigint;
  readonly state: CashSaleState;
  /** Why it could not be credited. */
  readonly refusal: string | null;
  readonly topup: TopupId | null;
  readonly soldAt: InstantMs;
  readonly wasOffline: boolean;
  readonly acceptedAt: InstantMs;
}

/** A sale whose notes wait for whoever has its slip. */
export interface Claim extends CashSale {
  readonly kiosk: Pick<Kiosk, 'id' | 'code' | 'name'>;
}

export function valueOf({ hundreds, fiveHundreds }: Notes): bigint {
  return 10_000n * BigInt(hundreds) + 50_000n * BigInt(fiveHundreds);
}

/** What cannot be credited is owed to whoever has its slip. */
export const claims = 'cash_claims';
/** What was counted is carried to the bank, and stands here until the bank has booked it. */
export const deposits = 'clearing:cash_deposits';
/** What boxes held less or more than was booked into them. */
export const difference = 'cash_difference';

export const claimCodeLength = 12;

/** The channel of top-ups at kiosks, as bonus rules and receipts call it. */
export const kioskChannel = 'kiosk';
