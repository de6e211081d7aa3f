import type { Context } from '#platform/context';
import { type LineId, readLine } from '#subscribers';
import { type Caller, look } from './look.ts';
import { type StaffLine, staffLineOf } from './staff-line.ts';

export type { StaffLine } from './staff-line.ts';

/** A line by its id, as one comes to it from a top-up. Refuses with `line_unknown`. */
export function lookAtLine(context: Context, caller: Caller, id: LineId): Promise<StaffLine> {
  const asked = { permissions: ['lines.read'], action: 'line.look', subject: id } as const;
  return look(context, caller, asked, async () => {
    return { result: await staffLineOf(context, caller, await readLine(context, id)) };
  });
}
