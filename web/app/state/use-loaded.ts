import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { isOutcomeUnknown, type Problem, type Result } from '../../client/index.ts';
import { useApp } from './app-context.tsx';

/** Something read from the server, as far as it is known. */
export interface Loaded<Value> {
  /** The last that was read, which stays on the screen while it is read again. */
  readonly value: Value | undefined;
  /** Why it is not newer. */
  readonly problem: Problem | undefined;
  readonly isLoading: boolean;
  readonly readAgain: () => void;
  /**
   * A change was sent since: what is still being read may be older. What the change was answered
   * with, if anything came, stands until something is read after it.
   */
  readonly overtake: (answered?: Value) => void;
}

interface Kept<Value> {
  readonly name: string | undefined;
  readonly value: Value | undefined;
  readonly problem: Problem | undefined;
  readonly isLoading: boolean;
}

/** A person who only waits gets it too, once the network is back. */
export const triedAgainMs = 6_000;

export interface HowLoaded<Value> {
  readonly isKept?: boolean;
  /** What is read when the person comes back, where less than all of it will do. */
  readonly refresh?: (before: Value) => Promise<Result<Value>>;
}

/**
 * Reads something under a name, and again when the network or the person comes back. Without a name
 * nothing is read. An answer that was overtaken by another name is dropped. What is kept is shown
 * at once the next time, until it has been read again; a price, for one, must not be.
 */
export function useLoaded<Value>(
  name: string | undefined,
  read: () => Promise<Result<Value>>,
  how: HowLoaded<Value> = {},
): Loaded<Value> {
  const { isKept = true } = how;
  const { lastRead } = useApp().device;
  const first = (of: string | undefined): Kept<Value> => ({
    name: of,
    value: of === undefined ? undefined : (lastRead.get(of) as Value | undefined),
    problem: undefined,
    isLoading: of !== undefined,
  });
  const [kept, setKept] = useState(() => first(name));
  const latest = useRef({ name, read, how, kept });
  /** Readings are numbered as they begin; one that was overtaken must not come over the newer. */
  const begun = useRef({ last: 0, shown: 0 });
  useLayoutEffect(() => {
    latest.current = { name, read, how, kept };
  });

  const loadBy = useCallback(
    async (ask: () => Promise<Result<Value>>) => {
      const { name: asked } = latest.current;
      if (asked === undefined) return;
      setKept((before) => (before.name === asked ? { ...before, isLoading: true } : before));
      begun.current.last += 1;
      const turn = begun.current.last;
      const result = await ask();
      if (turn <= begun.current.shown) return;
      begun.current.shown = turn;
      if (result.isOk && isKept) lastRead.set(asked, result.answer);
      if (latest.current.name !== asked) return;
      setKept((before) => keptAfter(before, asked, result));
    },
    [lastRead, isKept],
  );
  const readAgain = useCallback(() => void loadBy(latest.current.read), [loadBy]);
  const overtake = useCallback(
    (answered?: Value) => {
      begun.current.shown = begun.current.last;
      const { name: of } = latest.current;
      if (answered !== undefined && isKept && of !== undefined) lastRead.set(of, answered);
      setKept((before) => overtaken(before, answered));
    },
    [lastRead, isKept],
  );
  const readOnReturn = useCallback(() => {
    const { current: now } = latest;
    const { refresh } = now.how;
    const before = now.kept.name === now.name ? now.kept.value : undefined;
    void loadBy(refresh && before !== undefined ? () => refresh(before) : now.read);
  }, [loadBy]);

  useEffect(readAgain, [readAgain, name]);
  useEffect(() => onReturn(readOnReturn), [readOnReturn]);
  useTriedAgain(kept, readAgain);
  return { ...(kept.name === name ? kept : first(name)), readAgain, overtake };
}

function keptAfter<Value>(before: Kept<Value>, asked: string, result: Result<Value>): Kept<Value> {
  return {
    name: asked,
    value: result.isOk ? result.answer : before.name === asked ? before.value : undefined,
    problem: result.isOk ? undefined : result.problem,
    isLoading: false,
  };
}

function overtaken<Value>(before: Kept<Value>, answered: Value | undefined): Kept<Value> {
  const isAnswered = answered !== undefined;
  return {
    ...before,
    value: isAnswered ? answered : before.value,
    problem: isAnswered ? undefined : before.problem,
    isLoading: false,
  };
}

function useTriedAgain(kept: Kept<unknown>, readAgain: () => void): void {
  useEffect(() => {
    const { problem, isLoading } = kept;
    if (isLoading || !problem || !isOutcomeUnknown(problem)) return undefined;
    const timer = setTimeout(readAgain, triedAgainMs);
    return () => clearTimeout(timer);
  }, [kept, readAgain]);
}

/** Calls when the person looks at the screen again, or the network is back. */
export function onReturn(run: () => void): () => void {
  const seen = (): void => {
    if (document.visibilityState === 'visible') run();
  };
  addEventListener('online', run);
  document.addEventListener('visibilitychange', seen);
  return () => {
    removeEventListener('online', run);
    document.removeEventListener('visibilitychange', seen);
  };
}
