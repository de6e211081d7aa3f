import type { Context } from '#platform/context';
import { refuse } from './refusals.ts';
import { runStep } from './run-steps.ts';
import { readSessionId } from './session-id.ts';
import type { SaidStep } from './said-step.ts';
import type { SessionAnswer } from './step.ts';

/**
 * Charges the last reports of a session and sets free what was held for it. A close that is sent
 * again changes nothing. Refuses with `session_unknown`.
 */
export async function closeSession(
  context: Context,
  session: string,
  message: SaidStep,
): Promise<SessionAnswer> {
  const known = readSessionId(session);
  if (!known) throw refuse.session_unknown();
  return runStep(context, { does: 'close', ...known, message });
}
