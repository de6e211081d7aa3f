import type { Context } from '#platform/context';
import type { LineName } from '#subscribers';
import { lineNamed } from './line-named.ts';
import { runStep } from './run-steps.ts';
import type { SaidStep } from './said-step.ts';
import type { SessionAnswer } from './step.ts';

export interface OpenSession {
  readonly who: LineName;
  /** The network's own name for what it charges; the same again is the same session. */
  readonly chargingId: string;
  readonly message: SaidStep;
}

/** Begins a session and says how much may be used. Refuses with `line_not_ours`. */
export async function openSession(
  context: Context,
  { who, chargingId, message }: OpenSession,
): Promise<SessionAnswer> {
  const line = await lineNamed(context, who);
  return runStep(context, { does: 'open', line, chargingId, message });
}
