import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { HongKongDay } from '#base';
import type { BillAnswer, CallTools } from '../provider.ts';
import { callGateway, type Contract } from './gateway.ts';
import { authorizationOf, fixedHeaders } from './signing.ts';

/** There is no bill of that day: nothing moved, or it is being made. */
const noBill: ReadonlySet<string> = new Set(['NO_STATEMENT_EXIST', 'STATEMENT_CREATING']);
const longestBillBytes = 512 * 1_024 * 1_024;
/** Real milliseconds; the address of a file is good for half a minute, the file may take longer. */
const timeoutMs = 300_000;

/**
 * Fetches the bill of trades of a day. In the Mainland a signed answer says where it is and what
 * its SHA-1 is; abroad the statement is the answer, and its SHA-1 a header of it.
 */
export async function fetchBill(
  contract: Contract,
  tools: CallTools,
  day: HongKongDay,
): Promise<BillAnswer> {
  const { dialect, mchId, gateway } = contract.merchant;
  if (dialect.isAbroad) {
    const path = dialect.refunds.replace(/refunds$/, 'statements');
    const target = `${path}?date=${day.replaceAll('-', '')}&mchid=${mchId}`;
    return download(contract, tools, { target });
  }
  const target = `/v3/bill/tradebill?bill_date=${day}&bill_type=ALL&tar_type=GZIP`;
  const answer = await callGateway(contract, tools, { method: 'GET', target });
  if (answer.kind === 'nothing_certain') return answer;
  if (answer.kind === 'refused') return refused(answer.code);
  const { download_url: url, hash_type: type, hash_value: sha1 } = answer.fields;
  const isFound = typeof url === 'string' && URL.canParse(url) && type === 'SHA1';
  // An answer must not send us anywhere else: to a machine of our own, for example.
  if (!isFound || new URL(url).origin !== gateway || typeof sha1 !== 'string') {
    return uncertain('the answer names no file of WeChat');
  }
  const { pathname, search } = new URL(url);
  return download(contract, tools, { target: pathname + search, sha1 });
}

/** A file is not signed: its hash is what proves it whole. */
async function download(
  { merchant }: Contract,
  tools: CallTools,
  { target, sha1 }: { readonly target: string; readonly sha1?: string },
): Promise<BillAnswer> {
  const call = { method: 'GET', target, body: '' } as const;
  const outcome = await tools.http.call({
    method: 'GET',
    url: `${merchant.gateway}${target}`,
    headers: { ...fixedHeaders, authorization: authorizationOf(merchant, call, tools.nowMs) },
    timeoutMs,
    longestAnswerBytes: longestBillBytes,
  });
  if (outcome.outcome !== 'proof') return uncertain(`the file did not come: ${outcome.reason}`);
  const { status, headers, body } = outcome.answer;
  if (status !== 200) return refused(codeIn(body), status);
  const wanted = sha1 ?? headers['wechatpay-statement-sha1'];
  const isWhole = wanted !== undefined && sha1Of(body) === wanted.toLowerCase();
  return isWhole ? { kind: 'bill', file: body } : uncertain('the file is not what was promised');
}

/** The hash is of the file before it was packed. */
function sha1Of(file: Buffer): string | undefined {
  const isPacked = file.length > 2 && file.readUInt16BE(0) === 0x1f8b;
  try {
    const plain = isPacked ? gunzipSync(file) : file;
    return createHash('sha1').update(plain).digest('hex');
  } catch {
    return undefined;
  }
}

function codeIn(body: Buffer): string {
  return /"code":\s*"([A-Z_]{1,60})"/.exec(body.toString('utf8').slice(0, 2_000))?.[1] ?? '';
}

function refused(code: string, status?: number): BillAnswer {
  return noBill.has(code) ? { kind: 'none' } : uncertain(`refused: ${status ?? ''} ${code}`);
}

function uncertain(reason: string): BillAnswer {
  return { kind: 'nothing_certain', reason };
}
