import { checkDigitOf, type PhoneNumber } from '#base';

/** Of the whole number with its country, so that it differs between +852 and +86. */
export function checkDigitOfNumber(number: PhoneNumber): string {
  return checkDigitOf(number.slice(1));
}
