import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { Issue } from './issue.ts';
import { issueOf } from './load-issues.ts';
import type { ResellerId } from './reseller.ts';
import { readWaitingOf } from './store/issues.ts';

const most = 50;

/** Stock of a reseller that waits to be agreed to, or for its money, oldest first. */
export async function readWaitingStock({ db }: Context, reseller: ResellerId): Promise<Issue[]> {
  const rows = await db.read(readWaitingOf, [slotOf(reseller), uuidOf(reseller), most]);
  return rows.map(issueOf);
}
