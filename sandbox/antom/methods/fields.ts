import { isWebAddress } from '../../kit/web-address.ts';
import { Refused } from '../protocol/result.ts';

export type Fields = Record<string, unknown>;

/** Readers for the fields of a body. Each refuses with PARAM_ILLEGAL and says where. */
export function illegal(field: string, issue: string): Refused {
  return new Refused('PARAM_ILLEGAL', `Illegal parameters. ${field} ${issue}`);
}

/** Every field of this protocol is a text, numbers and truths included. */
export function readOptionalString(
  body: Fields,
  field: string,
  longest: number,
): string | undefined {
  const value = body[field];
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value === '' || value.length > longest) {
    throw illegal(field, `must be a string of 1 to ${longest} characters.`);
  }
  return value;
}

export function readString(body: Fields, field: string, longest: number): string {
  const value = readOptionalString(body, field, longest);
  if (value === undefined) throw illegal(field, 'is missing.');
  return value;
}

export function readObject(body: Fields, field: string): Fields {
  const value = body[field];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw illegal(field, 'must be an object.');
  }
  return value as Fields;
}

export function readOne<Item extends string>(
  body: Fields,
  field: string,
  items: readonly Item[],
): Item {
  const text = readString(body, field, 64);
  const found = items.find((item) => item === text);
  if (found === undefined) throw illegal(field, `must be one of ${items.join(', ')}.`);
  return found;
}

/** `{"currency": "HKD", "value": "10000"}`: minor units in a string, never a number. */
export function readAmount(body: Fields, field: string): { amount: number; currency: string } {
  const given = readObject(body, field);
  const value = readString(given, 'value', 16);
  if (!/^[1-9]\d{0,14}$/.test(value)) throw illegal(`${field}.value`, 'must be minor units.');
  const currency = readString(given, 'currency', 3);
  if (currency !== 'HKD') throw new Refused('CURRENCY_NOT_SUPPORT');
  return { amount: Number(value), currency };
}

export function readAddress(body: Fields, field: string): string {
  const url = readString(body, field, 2_048);
  if (!isWebAddress(url)) throw illegal(field, 'must be a full address.');
  return url;
}

export function readOptionalAddress(body: Fields, field: string): string | null {
  return body[field] === undefined ? null : readAddress(body, field);
}
