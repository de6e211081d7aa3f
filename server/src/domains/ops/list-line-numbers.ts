import type { Context } from '#platform/context';
import { type LineId, type NumberEvent, readLine, readNumberHistory } from '#subscribers';
import { type Caller, look } from './look.ts';
import { shownNumber } from './shown-number.ts';

/** What became of a number, which may have been another line's before. */
export interface StaffNumberEvent extends NumberEvent {
  /** As this member of staff may see it. */
  readonly number: string;
}

/** What happened to the numbers of a line, newest first of each. Refuses with `line_unknown`. */
export function listLineNumbers(
  context: Context,
  caller: Caller,
  line: LineId,
): Promise<StaffNumberEvent[]> {
  const asked = { permissions: ['lines.read'], action: 'line.numbers', subject: line } as const;
  return look(context, caller, asked, async () => {
    const { numbers } = await readLine(context, line);
    const histories = await Promise.all(
      numbers.map(async ({ number }) => {
        const events = await readNumberHistory(context, number);
        return events.map((event) => ({ ...event, number: shownNumber(caller, number) }));
      }),
    );
    return { result: histories.flat() };
  });
}
