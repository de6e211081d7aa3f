import type { Context } from '#platform/context';
import { requireStaff, type StaffCaller } from '#identity';
import { recallOf } from './load-recalls.ts';
import type { Recall } from './recall.ts';
import { readOpenRecalls } from './store/recalls.ts';

const most = 200;

/** What is to be taken out of floats and waits for a decision, oldest first. */
export async function listRecalls(context: Context, caller: StaffCaller): Promise<Recall[]> {
  await requireStaff(context, caller, 'floats.read');
  return (await context.db.read(readOpenRecalls, [most])).map(recallOf);
}
