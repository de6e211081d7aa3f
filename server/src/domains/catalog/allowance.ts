import type { Unit, ZoneMask } from '#base';
import { amount, code, object, oneOf, optional, type Shape, yesOrNo, zoneSet } from './shape.ts';

export type PackUnit = Exclude<Unit, 'HKD' | 'CNY'>;

/** Units that are used before money: part of a plan's period, or of a pack. */
export interface Allowance {
  readonly unit: PackUnit;
  readonly amount: bigint;
  readonly zones: ZoneMask;
  /** Rates of this class may be paid with these units. */
  readonly eligibility: string;
  /** Once they are used up nothing else pays for what they are for, until they expire. */
  readonly stopsAtEnd: boolean;
}

export const allowanceShape: Shape<Allowance> = object<Allowance>({
  unit: oneOf('BYTE', 'SECOND', 'MESSAGE'),
  amount: amount(1n),
  zones: zoneSet,
  eligibility: code,
  stopsAtEnd: optional(yesOrNo, false),
});

/** What something costs in each currency. CNY stands in the list; it is not converted. */
export interface Price {
  readonly hkdMinor: bigint;
  readonly cnyMinor: bigint;
}

export const priceShape: Shape<Price> = object<Price>({
  hkdMinor: amount(0n),
  cnyMinor: amount(0n),
});
