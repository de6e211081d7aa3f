import type { Money } from '../client/index.ts';

export function hkd(amountMinor: number): Money {
  return { amountMinor, currency: 'HKD' };
}

/** `12.5` as 1250 minor units; undefined for what is no amount. */
export function readHkd(typed: string): number | undefined {
  const [, dollars = '', cents = ''] = /^\s*(\d{1,6})(?:\.(\d{0,2}))?\s*$/.exec(typed) ?? [];
  return dollars === '' ? undefined : Number(dollars) * 100 + Number(cents.padEnd(2, '0'));
}
