import { fromIsoTime, type InstantMs } from '#base';

export type Fields = Readonly<Record<string, unknown>>;

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A JSON object; undefined for anything else. */
export function objectIn(bytes: Buffer | undefined): Fields | undefined {
  try {
    return bytes && fieldsOf(JSON.parse(strictUtf8.decode(bytes)));
  } catch {
    return undefined;
  }
}

export function fieldsOf(value: unknown): Fields | undefined {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Fields) : undefined;
}

/** A code as it may be kept and shown: an answer could hold anything in its place. */
export function nameIn(value: unknown): string {
  return typeof value === 'string' && /^[\w.-]{1,80}$/.test(value) ? value : '';
}

/** RFC 3339. */
export function timeIn(value: unknown): InstantMs | undefined {
  return typeof value === 'string' ? fromIsoTime(value) : undefined;
}

/** Minor units. A number that JSON cannot hold exactly is none. */
export function amountIn(value: unknown): bigint | undefined {
  return Number.isSafeInteger(value) && Number(value) > 0 ? BigInt(Number(value)) : undefined;
}
