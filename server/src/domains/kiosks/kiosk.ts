import { type Id, type InstantMs, slotFor, type Slot } from '#base';
import type { SystemAccount } from '#ledger';

export type KioskId = Id<'ksk'>;

/** A machine that sells top-ups for notes. */
export interface Kiosk {
  readonly id: KioskId;
  /** By which people call it, such as `kt-01`. */
  readonly code: string;
  /** Where it stands, in the words of who put it there. */
  readonly name: string;
  /** With which it signs, DER in base64; null before it is enrolled. */
  readonly publicKey: string | null;
  readonly enrolledAt: InstantMs | null;
  readonly isSuspended: boolean;
  readonly openedAt: InstantMs;
}

export function isKioskCode(text: string): boolean {
  return /^[a-z0-9][a-z0-9-]{1,29}$/.test(text);
}

/** Everything of a kiosk lies in the slot of its code, so that a code leads to it. */
export function slotOfKiosk(code: string): Slot {
  return slotFor(code);
}

/** The notes in its boxes. */
export function cashOf({ code }: Pick<Kiosk, 'code'>): SystemAccount {
  return `cash:kiosk_${code}`;
}
