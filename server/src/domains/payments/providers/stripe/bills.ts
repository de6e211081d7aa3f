import { dayMs, type HongKongDay } from '#base';
import type { BillAnswer, CallTools } from '../provider.ts';
import { pagesOf } from './pages.ts';
import type { Merchant } from './settings.ts';

/** Ten million rows. */
const mostPages = 100_000;

/**
 * What the balance did on a day by UTC, page by page, each a line of the file. Stripe makes no
 * bills; a list that is over does not change any more, so that it is the same whenever it is made.
 */
export async function fetchBill(
  merchant: Merchant,
  tools: CallTools,
  day: HongKongDay,
): Promise<BillAnswer> {
  const startMs = Date.parse(`${day}T00:00:00Z`);
  if (tools.nowMs < startMs + dayMs) return { kind: 'none' };
  const created = { gte: startMs / 1_000, lt: (startMs + dayMs) / 1_000 };
  const form = { created, expand: ['data.source'] };
  const path = '/v1/balance_transactions';
  const lines: string[] = [];
  for await (const page of pagesOf(merchant, tools, { path, form, mostPages })) {
    if (page.is === 'uncertain') return { kind: 'nothing_certain', reason: page.reason };
    if (page.listed.length > 0) lines.push(`${JSON.stringify(page.fields)}\n`);
  }
  return lines.length === 0
    ? { kind: 'none' }
    : { kind: 'bill', file: Buffer.from(lines.join('')) };
}
