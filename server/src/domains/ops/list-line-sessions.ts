import { readRunningSessions, type RunningSession } from '#charging';
import type { Context } from '#platform/context';
import { type LineId, readLine } from '#subscribers';
import { type Caller, look } from './look.ts';

/** What a line does at this moment. Refuses with `line_unknown`. */
export function listLineSessions(
  context: Context,
  caller: Caller,
  line: LineId,
): Promise<RunningSession[]> {
  const permissions = ['lines.read'] as const;
  return look(
    context,
    caller,
    { permissions, action: 'line.sessions', subject: line },
    async () => {
      await readLine(context, line);
      return { result: await readRunningSessions(context, line) };
    },
  );
}
