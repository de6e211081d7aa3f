import type { InstantMs, Language, Position, Words } from '#base';
import type { WeekHours } from './week-hours.ts';

export const outletKinds = ['shop', 'hall', 'kiosk', 'atm'] as const;
export type OutletKind = (typeof outletKinds)[number];

/**
 * What is done there: topped up for notes, by card or by a code; vouchers sold; a SIM sold or
 * replaced; a number registered.
 */
export const outletOffers = ['cash', 'card', 'qr', 'voucher', 'sim', 'registration'] as const;
export type OutletOffer = (typeof outletOffers)[number];

/** Where one can top up in person. */
export interface Outlet {
  /** By which people and files call it, for ever: `hm-kwun-tong`. */
  readonly code: string;
  readonly kind: OutletKind;
  readonly name: Words;
  readonly address: Words;
  /** The code of the district that it lies in. */
  readonly district: string;
  readonly position: Position;
  readonly hours: WeekHours;
  readonly services: readonly OutletOffer[];
  /** Which are spoken, or shown. */
  readonly languages: readonly Language[];
  readonly phone: string | null;
}

/** As it is kept. */
export interface KeptOutlet extends Outlet {
  /** The id of a reseller, or the code of a kiosk: while that is suspended nobody is sent here. */
  readonly sellsAs: string | null;
  /** As they were written. */
  readonly writtenHours: string;
}

export interface ListedOutlet extends KeptOutlet {
  readonly changedAt: InstantMs;
  readonly isWithdrawn: boolean;
  readonly isSellerSuspended: boolean;
}
