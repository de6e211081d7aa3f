import { type Id, type InstantMs, isoTime, majorOf } from '#base';
import type { Context } from '#platform/context';
import { listReceipts } from './list-receipts.ts';
import type { Receipt } from './receipt.ts';

/** Read by programs: a name never changes its meaning, and new ones come last. */
const columns = {
  code: ({ code }) => code,
  issued_at: ({ issuedAt }) => isoTime(issuedAt),
  kind: ({ kind }) => kind,
  // Without its plus, which a spreadsheet would reckon with.
  number: ({ maskedNumber }) => maskedNumber.replace(/^\+/, ''),
  plan: ({ plan }) => plan.code,
  paid: ({ paid }) => majorOf(paid.amountMinor),
  paid_currency: ({ paid }) => paid.currency,
  fee: ({ fee }) => majorOf(fee.amountMinor),
  value: ({ value }) => majorOf(value.amountMinor),
  value_currency: ({ value }) => value.currency,
  bonus: ({ bonus }) => majorOf(bonus.amountMinor),
  method: ({ method }) => method,
  provider_reference: ({ providerReference }) => providerReference ?? '',
  channel: ({ channel }) => channel,
  order: ({ reference }) => reference,
} satisfies Readonly<Record<string, (receipt: Receipt) => string>>;

const rowsAtOnce = 500;
/** What a spreadsheet takes for a formula. */
const formula = /^[=+\-@\t]/;

/**
 * What a person or device holds of receipts since an instant, newest first, as CSV (RFC 4180) in
 * pieces. A field that a spreadsheet would reckon with begins with an apostrophe, as OWASP advises.
 */
export async function* exportReceipts(
  context: Context,
  holder: Id,
  { sinceMs }: { readonly sinceMs: InstantMs },
): AsyncGenerator<string> {
  yield `${Object.keys(columns).join(',')}\r\n`;
  let before: InstantMs | null | undefined;
  while (before !== null) {
    const from = before === undefined ? {} : { before };
    const page = await listReceipts(context, holder, { ...from, limit: rowsAtOnce });
    const wanted = page.receipts.filter(({ issuedAt }) => issuedAt >= sinceMs);
    if (wanted.length > 0) yield wanted.map(rowOf).join('');
    before = wanted.length < page.receipts.length ? null : page.before;
  }
}

function rowOf(receipt: Receipt): string {
  return `${Object.values(columns)
    .map((field) => quoted(field(receipt)))
    .join(',')}\r\n`;
}

function quoted(text: string): string {
  const plain = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
