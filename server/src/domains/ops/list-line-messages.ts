import type { InstantMs } from '#base';
import { type ListedMessage, listMessages } from '#notifications';
import type { Context } from '#platform/context';
import { type LineId, readLine } from '#subscribers';
import { type Caller, look } from './look.ts';
import { type Page, readPage } from './page.ts';
import { shownNumber } from './shown-number.ts';

/** A message with its receiver as this member of staff may see it. */
export interface StaffMessage extends Omit<ListedMessage, 'receiver'> {
  readonly number: string;
}

const pageLength = 25;

/**
 * What was sent to the numbers of a line before an instant, and what became of it. Words that open
 * something are withheld from everybody. Refuses with `line_unknown`.
 */
export function listLineMessages(
  context: Context,
  caller: Caller,
  id: LineId,
  beforeMs: InstantMs = context.clock.now() + 1,
): Promise<Page<StaffMessage>> {
  const permissions = ['lines.read', 'messages.read'] as const;
  const asked = { permissions, action: 'line.messages', subject: id } as const;
  return look(context, caller, asked, async () => {
    const { numbers, createdAt } = await readLine(context, id);
    const read = async (limit: number): Promise<ListedMessage[]> => {
      const lists = await Promise.all(
        numbers.map(({ number: to }) => listMessages(context, { to, beforeMs, limit })),
      );
      // Whoever had the number before is not of this line.
      const own = lists.flat().filter(({ queuedAt }) => queuedAt >= createdAt);
      return own.sort((one, other) => other.queuedAt - one.queuedAt).slice(0, limit);
    };
    const page = await readPage(pageLength, read, ({ queuedAt }) => queuedAt);
    const rows = page.rows.map(({ receiver, ...message }) => {
      return { ...message, number: shownNumber(caller, receiver) };
    });
    return { result: { ...page, rows } };
  });
}
