import type { appRoutes } from '@lowu/contract/app';
import { methodNameOf } from '@lowu/contract/method-names';
import { verifierPath } from '@lowu/contract/verifier';
import { dayMs, hongKongDay } from '#base';
import { sendTable } from '#platform/http';
import { exportReceipts } from '#receipts';
import { printProvedReceipt } from '#transparency';
import type { AppCall, AppChannel } from './channel.ts';
import { makerOf } from './present-topup.ts';
import { heldReceipt, wantedOf } from './receipts.ts';

type Routes = typeof appRoutes;
/** Two years, of which one may be a leap year. */
const exportedDays = 731;

/** As a browser opens it: whoever wants to keep it is offered that by the link. */
export async function handlePrintReceipt(
  { context, languageOf, place }: AppChannel,
  { params, query, who, request, reply }: AppCall<Routes['printReceipt']>,
): Promise<undefined> {
  const [receipt, lines] = await heldReceipt(context, params.code, who);
  const isOwn = receipt.line !== null && lines.has(receipt.line);
  const language = query.language ?? languageOf(request);
  const methodName = (code: string) => methodNameOf(code)[language];
  const file = await printProvedReceipt(context, receipt, {
    reader: { language, isOwn, methodName },
    verifier: `${place.publicUrl}${verifierPath}`,
  });
  await reply
    .type('application/pdf')
    .header('content-disposition', `inline; filename="receipt-${receipt.code}.pdf"`)
    .header('cache-control', 'no-store')
    .send(file);
}

export async function handleExportReceipts(
  { context }: AppChannel,
  { query, who, reply }: AppCall<Routes['exportReceipts']>,
): Promise<undefined> {
  const nowMs = context.clock.now();
  const wanted = wantedOf(query);
  const oldest = nowMs - exportedDays * dayMs;
  const sinceMs = Math.max(oldest, wanted.sinceMs ?? oldest);
  const pieces = exportReceipts(context, makerOf(who), { ...wanted, sinceMs });
  await sendTable(reply, `receipts-${hongKongDay(nowMs)}.csv`, pieces);
}
