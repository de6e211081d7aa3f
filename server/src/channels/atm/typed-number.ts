import { parsePhoneNumber } from '#base';
import { checkDigitOfNumber } from '#sales';
import type { IsoMessage } from '#wire/iso8583';
import type { AcquirerTable } from './acquirer-table.ts';

type Fields = IsoMessage['fields'];
type Table = Pick<AcquirerTable, 'numberField' | 'checkDigitField'>;

/**
 * The number as a customer has typed it at a machine; undefined where it, or the check digit that
 * the acquirer has agreed to send with it, is missing. With a wrong digit it is told together with
 * the digit, which is no number: nobody knows whose the money is. So it is where money was taken
 * (`isTaken`) and the digit is missing, or the number itself.
 */
export function readTyped(table: Table, fields: Fields, isTaken: boolean): string | undefined {
  const { numberField, checkDigitField } = table;
  const whole = fields[numberField]?.trim() ?? '';
  if (whole === '' && !isTaken) return undefined;
  if (whole === '' || checkDigitField === undefined) return whole;
  const isBehind = checkDigitField === numberField;
  const typed = isBehind ? whole.slice(0, -1) : whole;
  const digit = isBehind ? whole.slice(-1) : (fields[checkDigitField]?.trim() ?? '');
  if (typed === '') return isTaken ? whole : undefined;
  if (digit === '' && !isTaken) return undefined;
  const number = parsePhoneNumber(typed);
  const isConfirmed = number !== undefined && digit === checkDigitOfNumber(number);
  return isConfirmed ? typed : `${typed}/${digit}`;
}
