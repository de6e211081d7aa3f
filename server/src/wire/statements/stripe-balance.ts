import { type Currency, fromUnixSeconds, type InstantMs, isCurrency } from '#base';
import { linesOf, piecesOf, withoutZeros } from './lines.ts';
import type { ItemKind, Reading, Readings, StatementItem } from './reading.ts';
import { WrongStatement } from './wrong-statement.ts';

/** What Stripe calls a movement, as far as it is one of ours. */
const kinds: ReadonlyMap<unknown, ItemKind> = new Map([
  ['charge', 'payment'],
  ['payment', 'payment'],
  ['refund', 'refund'],
  ['payment_refund', 'refund'],
  ['refund_failure', 'refund_failure'],
  ['payment_refund_failure', 'refund_failure'],
  ['stripe_fee', 'fee'],
  ['tax_fee', 'fee'],
  ['payout', 'payout'],
  ['payout_failure', 'payout'],
]);

/**
 * Balance transactions of Stripe as they were listed: one page of the list a line, each a JSON
 * object with `data`, with `source` expanded so that our own numbers stand in its metadata. Amounts
 * are minor units; a fee stands with its payment and is above zero. Whose they are is not said, and
 * of which day by each of them: told of the first and of what is of another.
 */
export async function* readStripeBalance(file: Buffer): Readings {
  let row = 0;
  let isOne = false;
  let told = '';
  for await (const lines of linesOf(piecesOf(file), 'utf-8')) {
    for (const line of lines) {
      if (line.trim() === '') continue;
      const data = pageIn(line);
      isOne = true;
      const readings = data.flatMap((entry): Reading[] => {
        row += 1;
        const item = itemOf(entry, row);
        if (!item) return [{ is: 'unreadable', row, text: shown(entry) }];
        const day = utcDay(item.occurredAt);
        const head: Reading[] = day === told ? [] : [{ is: 'head', account: '', day }];
        told = day;
        return [...head, { is: 'item', item }];
      });
      if (readings.length > 0) yield readings;
    }
  }
  if (!isOne) throw new WrongStatement('kind_unknown', 'no list of balance transactions');
}

function utcDay(atMs: InstantMs): string {
  return new Date(atMs).toISOString().slice(0, 10);
}

function pageIn(line: string): readonly unknown[] {
  const page = objectIn(parsed(line));
  const data = page?.['data'];
  if (page?.['object'] !== 'list' || !Array.isArray(data)) {
    throw new WrongStatement('kind_unknown', 'no list of balance transactions');
  }
  return data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new WrongStatement('kind_unknown', 'not JSON');
  }
}

/** For a person to see. What is nested thousands deep cannot be written again, and is no entry. */
function shown(entry: unknown): string {
  try {
    return JSON.stringify(entry).slice(0, 500);
  } catch {
    return '';
  }
}

type Fields = Readonly<Record<string, unknown>>;

function objectIn(value: unknown): Fields | undefined {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Fields) : undefined;
}

function itemOf(entry: unknown, row: number): StatementItem | undefined {
  const fields = objectIn(entry);
  if (fields?.['object'] !== 'balance_transaction') return undefined;
  const { id, type, amount, fee } = fields;
  const occurredAt = fromUnixSeconds(fields['created']);
  const currency = currencyIn(fields['currency']);
  const isWhole = Number.isSafeInteger(amount) && Number.isSafeInteger(fee);
  if (typeof id !== 'string' || !isWhole || occurredAt === undefined || !currency) {
    return undefined;
  }
  const source = objectIn(fields['source']);
  const metadata = objectIn(source?.['metadata']) ?? {};
  return {
    row,
    kind: isDispute(fields) ? 'chargeback' : (kinds.get(type) ?? 'other'),
    ourNumber: textIn(metadata['attempt_id']),
    ourRefundNumber: textIn(metadata['refund_id']),
    providerNumber: textIn(source?.['id'] ?? fields['source']) || withoutZeros(id),
    amountMinor: BigInt(amount as number),
    currency,
    feeThousandths: BigInt(fee as number) * 1_000n,
    occurredAt,
  };
}

/** Taken by a payer's bank, or given back by it. */
function isDispute({ type, reporting_category: category }: Fields): boolean {
  return type === 'adjustment' && (category === 'dispute' || category === 'dispute_reversal');
}

function currencyIn(value: unknown): Currency | undefined {
  const currency = typeof value === 'string' ? value.toUpperCase() : '';
  return isCurrency(currency) ? currency : undefined;
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? withoutZeros(value) : '';
}
