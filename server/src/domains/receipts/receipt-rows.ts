import { type HongKongDay, hongKongDay, type Language, type Money, groupedMajorOf } from '#base';
import {
  type Promoted,
  type Receipt,
  type ReceiptClosing,
  isOfVoucherSale,
  isRepayment,
  type ReceiptTerm,
  receiptNumberText,
  topupOf,
} from './receipt.ts';
import { channelWords, correctionWords, receiptWords } from './receipt-words.ts';
import { unitsText } from './units-text.ts';

export interface ReceiptReader {
  readonly language: Language;
  /** Whose line it is sees what was on it before and after; whoever paid for another does not. */
  readonly isOwn: boolean;
  /** What a method of payment is called to this reader, here as everywhere. */
  readonly methodName: (code: string) => string;
}

/** What is said, and what of this receipt: in the order in which it is printed. */
export type ReceiptRow = readonly [name: string, content: string];

type Key = keyof typeof receiptWords;

const signs = { HKD: 'HK$', CNY: '¥' } as const;

/** `HK$1,234.50`, always with its cents. */
export function amountText({ amountMinor, currency }: Money): string {
  const text = groupedMajorOf(amountMinor < 0n ? -amountMinor : amountMinor);
  return `${amountMinor < 0n ? '−' : ''}${signs[currency]}${text}`;
}

/** `2026-11-27 09:30`, as Hong Kong's clocks show it; the same in every language. */
export function instantText(atMs: number): string {
  return new Date(atMs + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

/** A text of the receipt with its values. */
export function say(
  key: Key,
  language: Language,
  values: Readonly<Record<string, string>> = {},
): string {
  return receiptWords[key][language].replaceAll(
    /\{(\w+)\}/g,
    (whole, name: string) => values[name] ?? whole,
  );
}

/** What a receipt is about: the value that moved, or the money that was paid or went back. */
export function headlineOf({ kind, value, paid, term, correction }: Receipt): Money {
  if (kind === 'refund' || term !== null) return paid;
  const isTaken = correction?.way === 'take' || kind === 'taken_back';
  return isTaken ? { ...value, amountMinor: -value.amountMinor } : value;
}

/** What leaves a line or comes to it again: of that, money is paid by nobody. */
function isMoved(kind: Receipt['kind']): boolean {
  return kind === 'taken_back' || kind === 'put_back';
}

/** What gave a bonus is said once, by the paper of what brought it. */
function isTopup(kind: Receipt['kind']): boolean {
  return kind === 'topup' || kind === 'voucher';
}

/** All that a receipt says to a reader. */
export function rowsOf(receipt: Receipt, reader: ReceiptReader): ReceiptRow[] {
  const { language } = reader;
  const { number } = receipt;
  return [
    ...named('number', language, receipt.maskedNumber),
    ...named('plan', language, receipt.plan && receipt.plan.name[language]),
    ...deliveredRows(receipt, reader),
    ...changeRows(receipt, reader),
    ...paidRows(receipt, reader),
    ...named('channel', language, channelWords(receipt.channel, language)),
    ...named('place', language, receipt.place),
    ...named('reference', language, receipt.reference),
    ...named('receiptNumber', language, number && receiptNumberText(number)),
    ...named('issuedAt', language, `${instantText(receipt.issuedAt)} (HKT)`),
  ];
}

function named(key: Key, language: Language, content: string | null): ReceiptRow[] {
  return content ? [[say(key, language), content]] : [];
}

/** What the line got, or gave back. */
function deliveredRows(receipt: Receipt, reader: ReceiptReader): ReceiptRow[] {
  const { language } = reader;
  const { kind, value, term, correction, closing, promotions } = receipt;
  if (closing) return closingRows(receipt, closing, reader);
  if (term) return termRows(receipt, term, language);
  if (correction) {
    const { reason, expiresAt } = correction;
    return [
      ...named('reason', language, correctionWords(reason, language)),
      ...named(correction.way, language, amountText(value)),
      ...named('validUntil', language, expiresAt === null ? null : hongKongDay(expiresAt)),
    ];
  }
  if (isOfVoucherSale(receipt)) return named('faceValue', language, amountText(value));
  if (kind === 'refund' && value.amountMinor === 0n) return [];
  const shown = isTopup(kind) ? promotions : [];
  return [
    ...named('value', language, amountText(value)),
    ...named('bonus', language, bonusText(receipt, language)),
    ...shown.flatMap((one) => named('promotion', language, promotedText(one, language))),
  ];
}

function closingRows(
  { value, fee }: Receipt,
  { ways, lapsed }: ReceiptClosing,
  { language, methodName }: ReceiptReader,
): ReceiptRow[] {
  const some = (money: Money) => (money.amountMinor === 0n ? null : amountText(money));
  const nameOf = (method: string | null) =>
    method === null ? say('byTransfer', language) : methodName(method);
  return [
    ...named('goesBack', language, amountText(value)),
    ...ways.map(({ method, back }): ReceiptRow => [nameOf(method), amountText(back)]),
    ...named('closingFee', language, some(fee)),
    ...named('lapsed', language, some(lapsed)),
  ];
}

function termRows({ kind }: Receipt, term: ReceiptTerm, language: Language) {
  const { name, startsAt, endsAt, units } = term;
  const days = `${hongKongDay(startsAt)} – ${hongKongDay(endsAt)}`;
  return [
    ...named(kind === 'fee' ? 'charged' : 'bought', language, name[language]),
    ...named('period', language, days),
    ...units.flatMap((one) => named('units', language, unitsText(one, language))),
  ];
}

/** Nobody pays for a correction, and whoever is given money back is told how much that is. */
function paidRows(receipt: Receipt, { language, methodName }: ReceiptReader): ReceiptRow[] {
  const { kind, paid, fee, rate, method, providerReference } = receipt;
  if (isMoved(kind)) return [];
  const isPaid = method !== null && !isRepayment(receipt) && kind !== 'undo';
  return [
    ...named(paidName(receipt), language, method && amountText(paid)),
    ...named('fee', language, isPaid ? amountText(fee) : null),
    ...named('rate', language, rate && rate.text),
    ...named('method', language, method && methodName(method)),
    ...named(isOfVoucher(receipt) ? 'serial' : 'provider', language, providerReference),
  ];
}

/** Of an undo the money is on its way; once it is there, a refund has a receipt of its own. */
function paidName(receipt: Receipt): Key {
  if (receipt.kind === 'undo') return 'goesBack';
  return isRepayment(receipt) ? 'refunded' : 'paid';
}

function isOfVoucher(receipt: Receipt): boolean {
  return receipt.kind === 'voucher' || isOfVoucherSale(receipt);
}

function promotedText({ kind, name, amount }: Promoted, language: Language): string {
  return `${name[language]}: ${kind === 'discount' ? '−' : ''}${amountText(amount)}`;
}

function bonusText({ bonus, bonusExpiresAt }: Receipt, language: Language): string | null {
  if (bonus.amountMinor === 0n) return null;
  const amount = amountText(bonus);
  if (bonusExpiresAt === null) return amount;
  return say('bonusUntil', language, { bonus: amount, day: hongKongDay(bonusExpiresAt) });
}

function changeRows(receipt: Receipt, { language, isOwn }: ReceiptReader): ReceiptRow[] {
  const { repaid, balanceBefore, balanceAfter, validUntilBefore, validUntilAfter } = receipt;
  const rows: ReceiptRow[] = [];
  if (isOwn && repaid) rows.push([say('repaid', language), amountText(repaid)]);
  if (isOwn && balanceAfter) {
    const before = balanceBefore && amountText(balanceBefore);
    rows.push([say('balance', language), fromTo(before, amountText(balanceAfter))]);
  }
  if (validUntilAfter) {
    const before: HongKongDay | null = isOwn ? validUntilBefore : null;
    const isOfLine = topupOf(receipt) === null && receipt.line !== null;
    const name = isOfLine ? 'lineValidUntil' : 'validUntil';
    rows.push([say(name, language), fromTo(before, validUntilAfter)]);
  }
  return rows;
}

function fromTo(before: string | null, after: string): string {
  return before === null || before === after ? after : `${before} → ${after}`;
}
