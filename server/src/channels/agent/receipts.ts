import type { agentRoutes } from '@lowu/contract/agent';
import { methodNameOf } from '@lowu/contract/method-names';
import { verifierPath } from '@lowu/contract/verifier';
import { readReceiptByCode } from '#receipts';
import { printProvedReceipt } from '#transparency';
import type { AgentChannel, TillCall } from './channel.ts';

type Routes = typeof agentRoutes;

/** What the shop holds, for whoever asks for a paper with its proof; nothing of anybody's line. */
export async function handlePrintReceipt(
  { context, languageOf, place }: AgentChannel,
  { params, query, who, request, reply }: TillCall<Routes['printTillReceipt']>,
): Promise<undefined> {
  const receipt = await readReceiptByCode(context, params.code, [who.seller.reseller]);
  const language = query.language ?? languageOf(request);
  const methodName = (code: string) => methodNameOf(code)[language];
  const file = await printProvedReceipt(context, receipt, {
    reader: { language, isOwn: false, methodName },
    verifier: `${place.publicUrl}${verifierPath}`,
  });
  await reply
    .type('application/pdf')
    .header('content-disposition', `inline; filename="receipt-${receipt.code}.pdf"`)
    .header('cache-control', 'no-store')
    .send(file);
}
