import { parsePhoneNumber } from '#base';
import { refuse } from './refusals.ts';

/** What no phone can have is told from a number that is none of this operator's. */
export function requireNumber(typed: string): string {
  if (parsePhoneNumber(typed) === undefined) throw refuse.partner_number_impossible();
  return typed;
}
