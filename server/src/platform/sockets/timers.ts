/**
 * A timer in real time, which is what connections live by: a peer that is silent is silent however
 * fast the one clock runs.
 */
export interface RealTimer {
  /** Begins anew, also after it has run. */
  restart(): void;
  stop(): void;
}

/** Runs `action` once, after so many real milliseconds. */
export function startTimer(afterMs: number, action: () => void): RealTimer {
  const timer = setTimeout(action, afterMs);
  return { restart: () => void timer.refresh(), stop: () => clearTimeout(timer) };
}
