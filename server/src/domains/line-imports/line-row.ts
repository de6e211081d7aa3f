import {
  csvCells,
  homeCountryOf,
  isLanguage,
  type Language,
  type PhoneNumber,
  parsePhoneNumber,
} from '#base';
import { type Catalog, type Plan } from '#catalog';
import { isPrintable, type Registration } from '#subscribers';

/** What stands in a file, in this order, under these names in its first line. */
export const columns = [
  'number',
  'number_cn',
  'name',
  'language',
  'plan',
  'imsi',
  'valid_days',
  'balance',
  'registration',
] as const;

/** A line that is to be made of a row. The balance is in minor units of HKD. */
export interface LineToMake {
  readonly numbers: readonly PhoneNumber[];
  readonly name: string;
  readonly language: Language;
  readonly plan: Plan;
  readonly imsi: string | null;
  readonly validDays: number;
  readonly balanceMinor: bigint;
  readonly registration: Registration;
}

const registrations: ReadonlySet<string> = new Set(['registered', 'pending', 'suspended', 'none']);

/** Reads a row, or says in one word why it cannot be a line. */
export function readRow(written: string, { plans }: Catalog): LineToMake | string {
  const cells = csvCells(written);
  if (cells?.length !== columns.length) return 'columns_wrong';
  const [hk = '', cn = '', name = '', language = '', code = '', imsi = ''] = cells;
  const [validDays = '', balance = '', registration = ''] = cells.slice(6);
  const numbers = [hk, cn].filter((typed) => typed !== '').map((typed) => parsePhoneNumber(typed));
  const homes = numbers.map((number) => number && homeCountryOf(number));
  if (numbers.length === 0 || homes.includes(undefined) || new Set(homes).size < homes.length) {
    return 'number_impossible';
  }
  if (!isPrintable(name)) return 'name_invalid';
  if (!isLanguage(language)) return 'language_unknown';
  const plan = plans.find((one) => one.code === code);
  if (!plan) return 'plan_unknown';
  if (imsi !== '' && !/^\d{6,15}$/.test(imsi)) return 'imsi_invalid';
  if (!/^\d{1,4}$/.test(validDays)) return 'valid_days_invalid';
  const balanceMinor = minorOf(balance);
  if (balanceMinor === undefined) return 'balance_invalid';
  if (!registrations.has(registration)) return 'registration_unknown';
  return {
    numbers: numbers.filter((number) => number !== undefined),
    name,
    language,
    plan,
    imsi: imsi === '' ? null : imsi,
    validDays: Number(validDays),
    balanceMinor,
    registration: registration as Registration,
  };
}

/** `12.50` as 1250; undefined for what is no amount of money. */
function minorOf(text: string): bigint | undefined {
  const [, dollars = '', cents = ''] = /^(\d{1,6})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  return dollars === '' ? undefined : BigInt(dollars + cents.padEnd(2, '0'));
}
