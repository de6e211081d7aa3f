import { idFrom, type PhoneNumber } from '#base';
import type { Context } from '#platform/context';
import type { Line, LineNumber } from './line.ts';
import { loadLines } from './load-lines.ts';
import { readSubscriber } from './read-subscriber.ts';
import { readNumber } from './store/numbers.ts';
import type { Subscriber } from './subscriber.ts';

/** The line behind a number. The owner's name is not for everybody: show it by `maskName`. */
export interface FoundLine {
  readonly line: Line;
  /** Which of the line's numbers was asked for. */
  readonly number: LineNumber;
  readonly owner: Subscriber;
}

/** The line that has this number, if it is one of ours. */
export async function findLineByNumber(
  context: Context,
  number: PhoneNumber,
): Promise<FoundLine | undefined> {
  const [row] = await context.db.readBy(readNumber, { number });
  if (!row) return undefined;
  const [line] = await loadLines(context, [idFrom('lin', row.line)]);
  const asked = line?.numbers.find((one) => one.number === number);
  if (!line || !asked) return undefined;
  return { line, number: asked, owner: await readSubscriber(context, line.subscriber) };
}
