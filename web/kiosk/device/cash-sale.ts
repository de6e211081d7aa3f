import type { Language } from '../../client/index.ts';

/** Notes that the machine takes, in whole dollars. */
export const notes = [100, 500] as const;
export type Note = (typeof notes)[number];

/** A sale for notes, from before the first note until the server has answered. */
export interface CashSale {
  readonly id: string;
  readonly number: string;
  readonly wantedMinor: number;
  readonly hundreds: number;
  readonly fiveHundreds: number;
  readonly box: number;
  readonly claimCode: string;
  readonly wasOffline: boolean;
  readonly soldAt: string;
  /** In which its slip is printed where nobody stands there any more. */
  readonly language?: Language;
  /** `open` while notes may come; `queued` once it is on its way to the server. */
  readonly state: 'open' | 'queued';
}

export interface Meter {
  readonly box: number;
  readonly hundreds: number;
  readonly fiveHundreds: number;
}

const minorPerDollar = 100;

export function insertedMinor({ hundreds, fiveHundreds }: Omit<Meter, 'box'>): number {
  return (hundreds * 100 + fiveHundreds * 500) * minorPerDollar;
}

export function missingMinor(sale: CashSale): number {
  return Math.max(0, sale.wantedMinor - insertedMinor(sale));
}

/** Notes that fit into what is missing: no change is given, so nothing beyond it is kept. */
export function takenFor(sale: CashSale): Note[] {
  return notes.filter((note) => note * minorPerDollar <= missingMinor(sale));
}

export function withNote<Counted extends Omit<Meter, 'box'>>(counted: Counted, note: number) {
  return {
    ...counted,
    hundreds: counted.hundreds + (note === 100 ? 1 : 0),
    fiveHundreds: counted.fiveHundreds + (note === 500 ? 1 : 0),
  };
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Sixty random bits in Crockford's base 32, for whoever has the slip. */
export function newClaimCode(): string {
  const octets = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(octets, (octet) => alphabet[octet % 32]).join('');
}

/** A UUIDv7 whose last octet is the machine's own slot, as all ids of ours have it. */
export function newSaleId(kiosk: string, key: string): string {
  return `ksl_${key.replaceAll('-', '').slice(0, -2)}${kiosk.slice(-2)}`;
}
