import type { HongKongDay } from '#base';
import type { BillAnswer, CallTools } from '../provider.ts';
import { billNotFound } from './answer-codes.ts';
import { callAlipay } from './call.ts';
import type { Merchant } from './settings.ts';
import { refusalText } from './trade-calls.ts';

/** Ten million rows, packed. */
const longestBillBytes = 512 * 1_024 * 1_024;
/** Real milliseconds for the file, which is found within 30 s of being asked for or not at all. */
const timeoutMs = 300_000;

/**
 * Fetches the bill of type `trade`: every payment and refund of a day, as a ZIP archive. The answer
 * is signed and says where the file is; the file itself is not, and is fetched at once.
 */
export async function fetchBill(
  merchant: Merchant,
  tools: CallTools,
  day: HongKongDay,
): Promise<BillAnswer> {
  const answer = await callAlipay(merchant, tools, {
    method: 'alipay.data.dataservice.bill.downloadurl.query',
    content: { bill_type: 'trade', bill_date: day },
  });
  switch (answer.kind) {
    case 'nothing_certain':
      return answer;
    case 'refused':
      return billNotFound.has(answer.subCode) ? { kind: 'none' } : uncertain(refusalText(answer));
    case 'done': {
      const url = addressOf(answer.fields['bill_download_url'], merchant);
      return url === undefined
        ? uncertain('the answer names no address of Alipay')
        : download(tools, url);
    }
  }
}

async function download(tools: CallTools, url: string): Promise<BillAnswer> {
  const outcome = await tools.http.call({
    method: 'GET',
    url,
    timeoutMs,
    longestAnswerBytes: longestBillBytes,
  });
  if (outcome.outcome !== 'proof') return uncertain(`the file did not come: ${outcome.reason}`);
  const { status, body } = outcome.answer;
  if (status !== 200 || body.length === 0) return uncertain(`the file did not come: ${status}`);
  return { kind: 'bill', file: body };
}

/**
 * Where the file is. Alipay still writes `http:`, though its hosts speak TLS. An answer must not
 * send us anywhere else: to a machine of our own, for example.
 */
function addressOf(written: unknown, { gateway }: Merchant): string | undefined {
  if (typeof written !== 'string' || !URL.canParse(written)) return undefined;
  const url = new URL(written);
  if (url.host === new URL(gateway).host) return url.href;
  if (!url.hostname.endsWith('.alipay.com')) return undefined;
  url.protocol = 'https:';
  return url.href;
}

function uncertain(reason: string): BillAnswer {
  return { kind: 'nothing_certain', reason };
}
