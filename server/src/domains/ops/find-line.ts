import { parsePhoneNumber } from '#base';
import type { Context } from '#platform/context';
import { findLineByNumber } from '#subscribers';
import { type Caller, look } from './look.ts';
import { refuse } from './refusals.ts';
import { type StaffLine, staffLineOf } from './staff-line.ts';

/**
 * The line of a number as it was typed. A number that leads nowhere is in the trail too, masked:
 * who tries numbers out is seen. Refuses with `line_not_found`.
 */
export async function findLine(
  context: Context,
  caller: Caller,
  typed: string,
): Promise<StaffLine> {
  const asked = { permissions: ['lines.read'], action: 'line.look' } as const;
  const found = await look(context, caller, asked, async () => {
    const number = parsePhoneNumber(typed);
    const known = number && (await findLineByNumber(context, number));
    if (!known) return { result: undefined, details: { number: number ?? 'not a number' } };
    const result = await staffLineOf(context, caller, known.line);
    return { result, subject: known.line.id };
  });
  if (!found) throw refuse.line_not_found();
  return found;
}
