import { readRule, type ShownRule } from '#auto-topups';
import type { Context } from '#platform/context';
import { type LineId, readLine } from '#subscribers';
import { type Caller, look } from './look.ts';

/** A line's rule of auto top-up and what it has done. Refuses with `line_unknown`. */
export function readLineRule(context: Context, caller: Caller, line: LineId): Promise<ShownRule> {
  const permissions = ['lines.read', 'topups.read'] as const;
  const asked = { permissions, action: 'line.auto_topup', subject: line } as const;
  return look(context, caller, asked, async () => {
    await readLine(context, line);
    return { result: await readRule(context, line) };
  });
}
