import type { Context } from '#platform/context';
import { lineNamed } from './line-named.ts';
import type { OpenSession } from './open-session.ts';
import { runStep } from './run-steps.ts';
import type { SessionAnswer } from './step.ts';

/**
 * Charges something that is done at once, such as a message: units that are wanted are paid now,
 * all or none; units that were used before are charged after the fact. Refuses with
 * `line_not_ours`.
 */
export async function chargeEvent(
  context: Context,
  { who, chargingId, message }: OpenSession,
): Promise<SessionAnswer> {
  const line = await lineNamed(context, who);
  return runStep(context, { does: 'event', line, chargingId, message });
}
