import { useState } from 'react';
import { isOutcomeUnknown, newAttemptKey, type Problem } from '../client/index.ts';

/**
 * The key under which something is asked for. What has no answer yet keeps its key, so that
 * pressing again asks about the same and never does it twice; `what` says all that it asks for.
 */
export interface OpenKey {
  keyFor(what: string): string;
  /** An answer came, or the server's clear no: the next one is another. */
  settle(): void;
  /** True where nobody knows what became of it; else it is settled. */
  isLost(problem: Problem): boolean;
}

export function useOpenKey(): OpenKey {
  const [open, setOpen] = useState<{ readonly what: string; readonly key: string }>();
  return {
    keyFor(what) {
      const key = open?.what === what ? open.key : newAttemptKey();
      setOpen({ what, key });
      return key;
    },
    settle: () => setOpen(undefined),
    isLost(problem) {
      const isUnknown = isOutcomeUnknown(problem);
      if (!isUnknown) setOpen(undefined);
      return isUnknown;
    },
  };
}
