import type { HongKongDay } from '#base';
import type { BillAnswer, CallTools } from '../provider.ts';
import type { Merchant } from './settings.ts';

const longestBytes = 512 * 1_024 * 1_024;
/** Real milliseconds; a report may be long. */
const timeoutMs = 300_000;

/** The report of a day, as a mirror of Antom's SFTP server gives it out. */
export async function fetchReport(
  { reportsToken }: Merchant,
  reportsUrl: string,
  tools: CallTools,
  day: HongKongDay,
): Promise<BillAnswer> {
  const outcome = await tools.http.call({
    method: 'GET',
    url: reportsUrl.replace('{day}', day.replaceAll('-', '')),
    headers: reportsToken === undefined ? {} : { authorization: `Bearer ${reportsToken}` },
    timeoutMs,
    longestAnswerBytes: longestBytes,
  });
  if (outcome.outcome !== 'proof') {
    return { kind: 'nothing_certain', reason: `the report did not come: ${outcome.reason}` };
  }
  const { status, body } = outcome.answer;
  if (status === 404) return { kind: 'none' };
  return status === 200
    ? { kind: 'bill', file: body }
    : { kind: 'nothing_certain', reason: `the report did not come: status ${status}` };
}
