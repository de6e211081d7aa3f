import { assert } from './assert.ts';

/**
 * Money is a whole number of minor units: cents of HKD, fen of CNY. There are no floats anywhere.
 */
export type Currency = 'HKD' | 'CNY';
export const currencies: readonly Currency[] = ['HKD', 'CNY'];

export interface Money {
  readonly amountMinor: bigint;
  readonly currency: Currency;
}

/** What the ledger counts: money, and what packs are made of. */
export type Unit = Currency | 'BYTE' | 'SECOND' | 'MESSAGE';
export const units: readonly Unit[] = ['HKD', 'CNY', 'BYTE', 'SECOND', 'MESSAGE'];

export function isCurrency(text: string): text is Currency {
  return text === 'HKD' || text === 'CNY';
}

/**
 * JSON numbers and PostgreSQL's bigint both hold this; anything beyond it is refused at the door.
 */
export const greatestAmountMinor = 9_007_199_254_740_991n;

/**
 * 10050n → "100.50": the form of provider protocols and receipts. Both currencies have two places.
 */
export function majorOf(amountMinor: bigint): string {
  const sign = amountMinor < 0n ? '-' : '';
  const digits = (amountMinor < 0n ? -amountMinor : amountMinor).toString().padStart(3, '0');
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** 123450n → "1,234.50": wherever a person reads an amount in a sentence. */
export function groupedMajorOf(amountMinor: bigint): string {
  return majorOf(amountMinor).replace(/\B(?=(?:\d{3})+(?!\d))/g, ',');
}

const major = /^(-?)(\d{1,14})(?:\.(\d{1,2}))?$/;

/** "100.5" → 10050n. Undefined for anything that is not exactly an amount of at most two places. */
export function minorOf(text: string): bigint | undefined {
  const match = major.exec(text);
  if (!match) return undefined;
  const minor = BigInt(`${match[2]}${(match[3] ?? '').padEnd(2, '0')}`);
  return match[1] === '-' ? -minor : minor;
}

/** floor(amount × numerator ÷ denominator), exactly, also below zero. */
export function multiplyFloor(amount: bigint, numerator: bigint, denominator: bigint): bigint {
  assert(denominator > 0n, 'a ratio needs a denominator above zero');
  const product = amount * numerator;
  const quotient = product / denominator;
  return product < 0n && quotient * denominator !== product ? quotient - 1n : quotient;
}

/** A minor amount as a JSON number. Checked, because 2^53 is the last exact one. */
export function toNumber(amountMinor: bigint): number {
  assert(
    amountMinor <= greatestAmountMinor && amountMinor >= -greatestAmountMinor,
    `${amountMinor} does not fit a JSON number`,
  );
  return Number(amountMinor);
}
