import type { Context } from '#platform/context';
import { refuse } from './refusals.ts';
import { runStep } from './run-steps.ts';
import { readSessionId } from './session-id.ts';
import type { SaidStep } from './said-step.ts';
import type { SessionAnswer } from './step.ts';

/**
 * Charges what a session reports and says how much more may be used. The same step again gets the
 * same answer; a session that lapsed goes on. Refuses with `session_unknown` and `session_closed`.
 */
export async function updateSession(
  context: Context,
  session: string,
  message: SaidStep,
): Promise<SessionAnswer> {
  const known = readSessionId(session);
  if (!known) throw refuse.session_unknown();
  return runStep(context, { does: 'update', ...known, message });
}
