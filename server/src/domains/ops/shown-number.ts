import { maskPhoneNumber, type PhoneNumber } from '#base';
import type { Caller } from './look.ts';

/** A number as this member of staff may see it: whole with `numbers.reveal`, masked otherwise. */
export function shownNumber({ session }: Caller, number: PhoneNumber): string {
  return session.permissions.includes('numbers.reveal') ? number : maskPhoneNumber(number);
}
