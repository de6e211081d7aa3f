import { greatestAmountMinor, majorOf, toNumber, type Unit } from '#base';
import { refuse } from './refusals.ts';

/** TMF654's kinds of what is counted; `other` is nothing that we count. */
export type UsageType = 'monetary' | 'voice' | 'data' | 'sms' | 'other';

export interface Quantity {
  readonly amount: number;
  readonly units: string;
}

/** In how many of our units each of theirs is: 1 MB = 1,024 KB. */
const known: Readonly<Record<string, readonly [unit: Unit, factor: bigint]>> = {
  HKD: ['HKD', 100n],
  CNY: ['CNY', 100n],
  BYTE: ['BYTE', 1n],
  KB: ['BYTE', 1_024n],
  MB: ['BYTE', 1_048_576n],
  GB: ['BYTE', 1_073_741_824n],
  SECOND: ['SECOND', 1n],
  MINUTE: ['SECOND', 60n],
  MESSAGE: ['MESSAGE', 1n],
};

/** Beyond it the numbers of JSON no longer tell two cents apart. */
const mostMinor = 1_000_000_000_000_000n;

const decimal = /^(-?)(\d+)(?:\.(\d+))?$/;

/**
 * An amount as a whole number of our units, exactly. Refuses with `tmf_units_unknown`, and with
 * `tmf_amount_invalid` what has more places than its units, is nothing, or is beyond counting.
 */
export function amountIn({ amount, units }: Quantity): { unit: Unit; amount: bigint } {
  const of = Object.hasOwn(known, units) ? known[units] : undefined;
  if (!of) throw refuse.tmf_units_unknown({ units: units.slice(0, 20) });
  const [unit, factor] = of;
  const [, sign = '', whole = '0', places = ''] = decimal.exec(String(amount)) ?? [];
  const scale = 10n ** BigInt(places.length);
  const scaled = BigInt(whole + places) * factor;
  const isExact = decimal.test(String(amount)) && scaled % scale === 0n;
  const exact = scaled / scale;
  const most = isMoney(unit) ? mostMinor : greatestAmountMinor;
  if (!isExact || exact === 0n || exact > most) {
    throw refuse.tmf_amount_invalid({ amount, units });
  }
  return { unit, amount: sign === '-' ? -exact : exact };
}

/** Above zero, as everything but an adjustment is. */
export function positiveIn(given: Quantity): { unit: Unit; amount: bigint } {
  const counted = amountIn(given);
  if (counted.amount < 0n) throw refuse.tmf_amount_invalid({ ...given });
  return counted;
}

export function quantityOf(unit: Unit, amount: bigint): Quantity {
  return isMoney(unit)
    ? { amount: Number(majorOf(amount)), units: unit }
    : { amount: toNumber(amount), units: unit };
}

function isMoney(unit: Unit): boolean {
  return unit === 'HKD' || unit === 'CNY';
}

const usageTypes: Readonly<Record<Unit, UsageType>> = {
  HKD: 'monetary',
  CNY: 'monetary',
  SECOND: 'voice',
  BYTE: 'data',
  MESSAGE: 'sms',
};

export function usageTypeOf(unit: Unit): UsageType {
  return usageTypes[unit];
}

/** Of a kind that is given, what may be meant: none where we do not count it. */
export function unitsOf(usageType: string): Unit[] {
  return (Object.keys(usageTypes) as Unit[]).filter((unit) => usageTypes[unit] === usageType);
}

/** What is said of a quantity must agree with it. Refuses with `tmf_usage_type_other`. */
export function checkUsageType(usageType: UsageType | undefined, unit: Unit): void {
  if (usageType !== undefined && usageType !== usageTypeOf(unit)) {
    throw refuse.tmf_usage_type_other({ usageType, units: unit });
  }
}

const steps = [
  ['GB', 1_073_741_824n],
  ['MB', 1_048_576n],
  ['KB', 1_024n],
] as const;

/**
 * To be shown to a person: `HKD 3.20`, `1.50 GB`, `12 min`, `30 messages`. Never more than there
 * is.
 */
export function shownAs(unit: Unit, amount: bigint): string {
  if (isMoney(unit)) return `${unit} ${majorOf(amount)}`;
  if (unit === 'SECOND') return `${amount / 60n} min`;
  if (unit === 'MESSAGE') return `${amount} messages`;
  const [name, factor] = steps.find(([, of]) => amount >= of) ?? ['bytes', 1n];
  return factor === 1n ? `${amount} bytes` : `${majorOf((amount * 100n) / factor)} ${name}`;
}
