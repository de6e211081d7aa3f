import { idFrom, type InstantMs, type PhoneNumber } from '#base';
import type { Context } from '#platform/context';
import type { LineId, Registration } from './line.ts';
import { readNumberEvents } from './store/numbers.ts';

/** What a number became, and who or what made it so. */
export interface NumberEvent {
  readonly line: LineId;
  readonly registration: Registration;
  readonly cause: string;
  readonly recordedAt: InstantMs;
}

/** What happened to a number, newest first; empty for a number that was never ours. */
export async function readNumberHistory(
  context: Context,
  number: PhoneNumber,
): Promise<NumberEvent[]> {
  const rows = await context.db.read(readNumberEvents, [number]);
  return rows.map((row) => ({ ...row, line: idFrom('lin', row.line) }));
}
