import { type HongKongDay, hongKongDay, type Language, type Money, majorOf } from '#base';
import { type Receipt, receiptNumberText } from './receipt.ts';
import { channelWords, receiptWords } from './receipt-words.ts';

export interface ReceiptReader {
  readonly language: Language;
  /** Whose line it is sees what was on it before and after; whoever paid for another does not. */
  readonly isOwn: boolean;
  /** What a method of payment is called to this reader, here as everywhere. */
  readonly methodName: (code: string) => string;
}

/** What is said, and what of this receipt: in the order in which it is printed. */
export type ReceiptRow = readonly [name: string, content: string];

const signs = { HKD: 'HK$', CNY: '¥' } as const;
const thousands = /\B(?=(?:\d{3})+(?!\d))/g;

/** `HK$1,234.50`, always with its cents. */
export function amountText({ amountMinor, currency }: Money): string {
  const [whole = '', part = ''] = majorOf(amountMinor < 0n ? -amountMinor : amountMinor).split('.');
  return `${amountMinor < 0n ? '−' : ''}${signs[currency]}${whole.replace(thousands, ',')}.${part}`;
}

/** `2026-11-27 09:30`, as Hong Kong's clocks show it; the same in every language. */
export function instantText(atMs: number): string {
  return new Date(atMs + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

/** A text of the receipt with its values. */
export function say(
  key: keyof typeof receiptWords,
  language: Language,
  values: Readonly<Record<string, string>> = {},
): string {
  return receiptWords[key][language].replaceAll(
    /\{(\w+)\}/g,
    (whole, name: string) => values[name] ?? whole,
  );
}

/** What a receipt is about: the value that moved, or the money that went back. */
export function headlineOf({ kind, value, paid }: Receipt): Money {
  return kind === 'refund' ? paid : value;
}

/** All that a receipt says to a reader. */
export function rowsOf(receipt: Receipt, reader: ReceiptReader): ReceiptRow[] {
  const { language } = reader;
  const isRefund = receipt.kind === 'refund';
  const named = (key: keyof typeof receiptWords, content: string | null | undefined) =>
    content ? [[say(key, language), content] as const] : [];
  const { rate, number, providerReference } = receipt;
  return [
    ...named('number', receipt.maskedNumber),
    ...named('plan', receipt.plan.name[language]),
    ...named('value', isRefund ? null : amountText(receipt.value)),
    ...named('bonus', bonusText(receipt, language)),
    ...changeRows(receipt, reader),
    ...named(isRefund ? 'refunded' : 'paid', amountText(receipt.paid)),
    ...named('fee', isRefund ? null : amountText(receipt.fee)),
    ...named('rate', rate?.text),
    ...named('method', reader.methodName(receipt.method)),
    ...named('provider', providerReference),
    ...named('channel', channelWords(receipt.channel, language)),
    ...named('reference', receipt.reference),
    ...named('receiptNumber', number && receiptNumberText(number)),
    ...named('issuedAt', `${instantText(receipt.issuedAt)} (HKT)`),
  ];
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
    rows.push([say('validUntil', language), fromTo(before, validUntilAfter)]);
  }
  return rows;
}

function fromTo(before: string | null, after: string): string {
  return before === null || before === after ? after : `${before} → ${after}`;
}
