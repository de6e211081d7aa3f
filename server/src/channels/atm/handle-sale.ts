import { parsePhoneNumber, type PhoneNumber } from '#base';
import { checkAtMachine, sellAtMachine } from '#acquirers';
import type { IsoMessage } from '#wire/iso8583';
import { responseOfCode, responses } from './answers.ts';
import { nameOf } from './exchange-name.ts';
import { readTyped } from './typed-number.ts';
import type { Answer, Visit } from './visit.ts';
import { shownOwner } from './shown-owner.ts';
import { monthAndDayOf } from './settlement-day.ts';

/** What a customer wants, where the message says all of it. */
interface Wanted {
  readonly number: PhoneNumber;
  readonly valueMinor: bigint;
}

/** 0220 and its repeats tell of money that was taken. */
function isAdvice({ type }: IsoMessage): boolean {
  return type[2] === '2';
}

/** Sells a top-up, or says whose number it would go to, by the processing code. */
export async function handleSale(visit: Visit, message: IsoMessage): Promise<Answer> {
  const { table } = visit;
  const code = message.fields[3] ?? '';
  const [isSale, isCheck] = [table.sells.includes(code), table.checks.includes(code)];
  if (!isSale && !isCheck) return { 39: responses.invalidTransaction };
  const wanted = wantedIn(visit, message, isSale && isAdvice(message));
  if (typeof wanted === 'string') return { 39: wanted };
  return isSale ? sell(visit, message, wanted) : check(visit, wanted);
}

async function check({ context, table, acquirer }: Visit, wanted: Wanted): Promise<Answer> {
  const { maskedOwner } = await checkAtMachine(context, acquirer, wanted);
  return {
    [table.ownerField]: shownOwner(maskedOwner, table.ownerCharset),
    39: responses.approved,
  };
}

async function sell(visit: Visit, message: IsoMessage, wanted: Wanted): Promise<Answer> {
  const { context, acquirer } = visit;
  const name = nameOf(message);
  if (!name) return { 39: responses.formatError };
  const sale = { ...wanted, name, isAdvice: isAdvice(message) };
  const sold = await sellAtMachine(context, acquirer, sale);
  context.metrics.count('lowu_atm_sales_total', { acquirer: acquirer.code, state: sold.state });
  if (sold.state === 'refused') return { 39: responseOfCode(sold.refusal) };
  const day = monthAndDayOf(sold.businessDay);
  if (sold.state !== 'owed') return { 15: day, 38: sold.approval, 39: responses.approved };
  context.log.warn('a cash machine has taken what cannot be credited', { acquirer: acquirer.code });
  return { 15: day, 39: responses.approved };
}

function wantedIn({ table }: Visit, { fields }: IsoMessage, isTaken: boolean): Wanted | string {
  const amount = fields[4] ?? '0'.repeat(12);
  const typed = readTyped(table, fields, isTaken);
  if (typed === undefined) return responses.formatError;
  if ((fields[49] ?? table.currency) !== table.currency) return responses.invalidTransaction;
  // What was taken for it must not be lost: it is owed, and staff see what was typed.
  const number = parsePhoneNumber(typed) ?? (isTaken ? (typed as PhoneNumber) : undefined);
  if (number === undefined) return responses.noSuchNumber;
  return { number, valueMinor: BigInt(amount) };
}
