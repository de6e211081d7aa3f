import { hourMs, parsePhoneNumber } from '#base';
import type { Context } from '#platform/context';
import { takeToken } from '#platform/limits';
import { findReceiver, type Maker, type Receiver } from '#topups';
import { checkDigitOfNumber } from './number-check.ts';
import { refuse } from './refusals.ts';
import { salesSettings } from './settings.ts';

/** A number as it was typed, and by what it is shown to be meant. */
export interface TypedNumber {
  readonly number: string;
  /** The same once more. */
  readonly again?: string | undefined;
  /** Or the digit that the customer has with their number. */
  readonly checkDigit?: string | undefined;
}

/**
 * Whose line a number is, masked, once it was typed so that a slip shows. Whoever has got hold of a
 * till makes no list of our customers with it. Refuses with `number_not_confirmed`,
 * `receiver_unknown`, `line_closed` and `too_many_requests`.
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
  const limit = context.settings().get(salesSettings.lookupsPerHour);
  await takeToken(context, { name: 'sales.lookups', key: seller, limit, perMs: hourMs });
  return findReceiver(context, typed, seller);
}
