import type { PhoneNumber, RefusalDetails, RefusalKind } from '#base';
import { fact } from '#platform/facts';
import type { ResellerId } from '#resellers';
import type { Sale } from './sale.ts';

/** A sale, with the code of its receipt. */
export interface SaleFact {
  readonly sale: Sale;
  readonly receipt: string;
}

/** Float and line have moved. */
export const saleMade = fact<SaleFact>('saleMade');

export interface SaleUndone extends SaleFact {
  /** Whether who sold it has asked for it; otherwise our people have. */
  readonly isBySeller: boolean;
  /** What the float has then. */
  readonly floatMinor: bigint;
}

/** It was taken off the line again, and its value is back in the float. */
export const saleUndone = fact<SaleUndone>('saleUndone');

export interface SaleRefused {
  readonly reseller: ResellerId;
  /** Of a program; for ever refused under it. */
  readonly reference: string;
  readonly number: PhoneNumber;
  readonly valueMinor: bigint;
  readonly code: string;
  readonly kind: RefusalKind;
  readonly details: RefusalDetails;
}

/** A program's sale was refused, and every copy of it will be. */
export const saleRefused = fact<SaleRefused>('saleRefused');

export interface FloatLow {
  readonly reseller: ResellerId;
  readonly floatMinor: bigint;
  readonly thresholdMinor: bigint;
}

/** A sale has brought a float below what should be kept in it. */
export const floatRanLow = fact<FloatLow>('floatRanLow');
