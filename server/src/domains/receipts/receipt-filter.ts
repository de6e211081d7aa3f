import type { Id, InstantMs } from '#base';
import type { Receipt, ReceiptKind } from './receipt.ts';

/** What somebody looks for among receipts; whatever is left out is not asked for. */
export interface WantedReceipts {
  readonly kind?: ReceiptKind;
  readonly line?: Id<'lin'>;
  /** The first instant and the last. */
  readonly sinceMs?: InstantMs;
  readonly untilMs?: InstantMs;
  /**
   * As it is typed: a code or the number of an order, a whole one or the beginning of it, what the
   * provider calls it, or an amount such as `50` or `46.00`.
   */
  readonly text?: string;
}

export function isWanted(receipt: Receipt, wanted: WantedReceipts): boolean {
  const { kind, line, sinceMs, untilMs, text } = wanted;
  if (line !== undefined && receipt.line !== line) return false;
  if (kind !== undefined && receipt.kind !== kind) return false;
  if (sinceMs !== undefined && receipt.issuedAt < sinceMs) return false;
  if (untilMs !== undefined && receipt.issuedAt > untilMs) return false;
  return text === undefined || hasText(receipt, plain(text));
}

function hasText({ code, reference, providerReference, ...money }: Receipt, text: string): boolean {
  const amount = minorOf(text);
  const amounts = [money.paid, money.value, money.bonus];
  return (
    [code, reference].some((one) => one?.startsWith(text)) ||
    plain(providerReference ?? '') === text ||
    (amount !== undefined && amounts.some(({ amountMinor }) => amountMinor === amount))
  );
}

/** Codes are read aloud and copied in groups, and typed in any case. */
function plain(text: string): string {
  return text.replaceAll(/[\s-]/g, '').toUpperCase();
}

/** Of `50`, `50.5` and `HK$50.00`; undefined of what is no amount. */
function minorOf(text: string): bigint | undefined {
  const [, whole, cents = ''] = /^(?:HK\$|¥)?(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  return whole === undefined ? undefined : BigInt(whole) * 100n + BigInt(cents.padEnd(2, '0'));
}
