import type { Context } from '#platform/context';
import { type LineId, readLine } from '#subscribers';
import { listTopupsOfLine } from '#topups';
import { type Caller, look } from './look.ts';
import { listedMs, type StaffTopup, staffTopupOf } from './staff-topup.ts';

export type { StaffTopup } from './staff-topup.ts';

const most = 500;

/** The orders of a line of the last 24 months, whoever made them. Refuses with `line_unknown`. */
export function listLineTopups(
  context: Context,
  caller: Caller,
  line: LineId,
): Promise<StaffTopup[]> {
  const permissions = ['lines.read', 'topups.read'] as const;
  return look(context, caller, { permissions, action: 'line.topups', subject: line }, async () => {
    await readLine(context, line);
    const sinceMs = context.clock.now() - listedMs;
    const topups = await listTopupsOfLine(context, line, sinceMs, most);
    return { result: topups.map((topup) => staffTopupOf(caller, topup)) };
  });
}
