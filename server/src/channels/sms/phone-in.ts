import { type PhoneNumber, parsePhoneNumber } from '#base';
import type { Address } from '#wire/smpp';

/** Types of number, SMPP 3.4, 5.2.5. */
const international = 1;
/** Of the network's own, abbreviated, and names. */
const noPhones: ReadonlySet<number> = new Set([3, 5, 6]);
const shortest = 8;

/** The phone that a message came from, where it is one. */
export function phoneIn({ ton, digits }: Address): PhoneNumber | undefined {
  if (noPhones.has(ton) || digits.length < shortest) return undefined;
  const isWhole = ton === international && !digits.startsWith('+');
  return parsePhoneNumber(isWhole ? `+${digits}` : digits);
}
