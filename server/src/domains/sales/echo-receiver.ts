import { parsePhoneNumber } from '#base';
import type { Context } from '#platform/context';
import { findReceiver, type Maker, type Receiver } from '#topups';
import { checkDigitOfNumber } from './number-check.ts';
import { refuse } from './refusals.ts';

/** A number as it was typed, and by what it is shown to be meant. */
export interface TypedNumber {
  readonly number: string;
  /** The same once more. */
  readonly again?: string | undefined;
  /** Or the digit that the customer has with their number. */
  readonly checkDigit?: string | undefined;
}

/**
 * Whose line a number is, masked, once it was typed so that a slip shows. Refuses with
 * `number_not_confirmed`, `receiver_unknown` and `line_closed`.
 */
export async function echoReceiver(
  context: Context,
  seller: Maker,
  { number: typed, again, checkDigit }: TypedNumber,
): Promise<Receiver> {
  const number = parsePhoneNumber(typed);
  const isTwice = again !== undefined && number !== undefined && parsePhoneNumber(again) === number;
  const isChecked = number !== undefined && checkDigit === checkDigitOfNumber(number);
  if (number !== undefined && !isTwice && !isChecked) throw refuse.number_not_confirmed();
  return findReceiver(context, typed, seller);
}
