import { isoTime, type InstantMs, secondMs } from '#base';
import type { Context } from '#platform/context';
import { refuse } from './refusals.ts';

/** The clock of a sandbox, which who tries things moves on. */
export interface SandboxClock {
  forward(byMs: number): void;
  /** What a person's own authenticator goes by, however far the sandbox has been moved. */
  realNow(): InstantMs;
}

/** Of an installation: only a sandbox has a clock that can be moved. */
export interface SandboxPlace {
  readonly isDemo: boolean;
  readonly sandboxClock?: SandboxClock | undefined;
}

export function isClockMovable({ isDemo, sandboxClock }: SandboxPlace): boolean {
  return isDemo && sandboxClock !== undefined;
}

export function forwardSandbox(
  { context, place }: { readonly context: Context; readonly place: SandboxPlace },
  { forwardSeconds }: { readonly forwardSeconds: number },
) {
  const { isDemo, sandboxClock } = place;
  if (!isDemo || !sandboxClock) throw refuse.sandbox_only();
  sandboxClock.forward(forwardSeconds * secondMs);
  return { now: isoTime(context.clock.now()) };
}
