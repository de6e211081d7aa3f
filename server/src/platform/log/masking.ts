import { maskPhoneNumber, Refusal } from '#base';

const secretName = new RegExp(
  'secret|password|passphrase|authorization|cookie|token|otp|totp|private|credential|api.?key' +
    '|^code$|^pin$',
  'i',
);
/** E.164, bare, grouped or as part of an address; ours and everybody's. */
const phoneNumber = /(?:\+|%2B)\d(?:[ -]?\d){6,14}(?!\d)/gi;
const deepest = 6;

function maskText(text: string): string {
  return text.replace(phoneNumber, (number) => {
    const digits = number.replace(/^(?:\+|%2B)|[ -]/gi, '');
    return maskPhoneNumber(`+${digits}`);
  });
}

/**
 * A copy that is safe to write down: fields whose name says secret are withheld whole, phone
 * numbers are masked wherever they stand in a text. Deny by name, because a log outlives every
 * access right.
 */
export function masked(value: unknown, depth = 0): object | string | number | boolean | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return maskText(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (value instanceof Error) return maskedError(value, depth);
  if (typeof value !== 'object') return typeof value;
  if (depth >= deepest) return '[deep]';
  if (value instanceof Date) return value.toJSON();
  if (Buffer.isBuffer(value)) return `[${value.length} bytes]`;
  if (Array.isArray(value)) return value.slice(0, 50).map((item) => masked(item, depth + 1));
  const copy: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(value)) {
    copy[name] = secretName.test(name) ? '[withheld]' : masked(item, depth + 1);
  }
  return copy;
}

function maskedError(error: Error, depth: number): object {
  return {
    type: error.name,
    message: maskText(error.message),
    ...('code' in error ? { code: String(error.code) } : {}),
    ...(error instanceof Refusal ? { details: masked(error.details, depth + 1) } : {}),
    stack: maskText(error.stack ?? ''),
    ...(error.cause === undefined ? {} : { cause: masked(error.cause, depth + 1) }),
  };
}
