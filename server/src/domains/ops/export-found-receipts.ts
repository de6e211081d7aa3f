import type { Context } from '#platform/context';
import { exportReceipts, type TableForm } from '#receipts';
import { type AskedReceipts, searchFor } from './asked-receipts.ts';
import { type Caller, look } from './look.ts';

/**
 * All that is found as a table or as data, in pieces. That it was taken out is in the trail before
 * the first of them. Refuses with `permission_missing` and `line_not_found`.
 */
export function exportFoundReceipts(
  context: Context,
  caller: Caller,
  asked: AskedReceipts,
  form: TableForm,
): Promise<AsyncGenerator<string>> {
  const permissions = ['receipts.read'] as const;
  return look(context, caller, { permissions, action: 'receipts.export' }, async () => {
    const { holder, wanted, ofOrder, subject, details } = await searchFor(context, asked);
    const result = exportReceipts(context, holder, wanted, form, ofOrder);
    return { result, details: { ...details, form }, ...(subject && { subject }) };
  });
}
