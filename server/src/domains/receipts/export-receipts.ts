import { csvRow, type Id, type InstantMs, isoTime, majorOf } from '#base';
import type { Context } from '#platform/context';
import { listReceipts } from './list-receipts.ts';
import type { Receipt } from './receipt.ts';
import type { WantedReceipts } from './receipt-filter.ts';

/** Read by programs: a name never changes its meaning, and new ones come last. */
const columns = {
  code: ({ code }) => code,
  issued_at: ({ issuedAt }) => isoTime(issuedAt),
  kind: ({ kind }) => kind,
  // Without its plus, which a spreadsheet would reckon with.
  number: ({ maskedNumber }) => maskedNumber.replace(/^\+/, ''),
  plan: ({ plan }) => plan?.code ?? '',
  paid: ({ paid }) => majorOf(paid.amountMinor),
  paid_currency: ({ paid }) => paid.currency,
  fee: ({ fee }) => majorOf(fee.amountMinor),
  value: ({ value }) => majorOf(value.amountMinor),
  value_currency: ({ value }) => value.currency,
  bonus: ({ bonus }) => majorOf(bonus.amountMinor),
  method: ({ method }) => method ?? '',
  provider_reference: ({ providerReference }) => providerReference ?? '',
  channel: ({ channel }) => channel,
  order: ({ reference }) => reference ?? '',
  place: ({ place }) => place ?? '',
  item: ({ term }) => term?.name.en ?? '',
  starts_at: ({ term }) => (term ? isoTime(term.startsAt) : ''),
  ends_at: ({ term }) => (term ? isoTime(term.endsAt) : ''),
  reason: ({ correction }) => correction?.reason ?? '',
} satisfies Readonly<Record<string, (receipt: Receipt) => string>>;

const rowsAtOnce = 500;

export type TableForm = 'csv' | 'json';

/**
 * What a person or device holds, or with null everybody, of the receipts that are wanted, newest
 * first, in pieces: as CSV, or as JSON with the same names. Those that were found otherwise stand
 * before them, once.
 */
export async function* exportReceipts(
  context: Context,
  holder: Id | null,
  wanted: WantedReceipts,
  form: TableForm = 'csv',
  found: readonly Receipt[] = [],
): AsyncGenerator<string> {
  yield form === 'csv' ? csvRow(Object.keys(columns)) : '[';
  const told = new Set(found.map(({ code }) => code));
  let gap = '\n';
  let receipts = found;
  let before: InstantMs | null | undefined;
  for (;;) {
    if (receipts.length > 0) {
      if (form === 'csv') yield receipts.map(rowOf).join('');
      else {
        yield gap + receipts.map((one) => JSON.stringify(dataOf(one))).join(',\n');
        gap = ',\n';
      }
    }
    if (before === null) break;
    const from = before === undefined ? {} : { before };
    const page = await listReceipts(context, holder, { ...from, limit: rowsAtOnce, wanted });
    before = page.before;
    receipts = page.receipts.filter(({ code }) => !told.has(code));
  }
  if (form === 'json') yield '\n]\n';
}

function rowOf(receipt: Receipt): string {
  return csvRow(Object.values(columns).map((field) => field(receipt)));
}

function dataOf(receipt: Receipt): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(columns).map(([name, field]) => [name, field(receipt)] as const),
  );
}
