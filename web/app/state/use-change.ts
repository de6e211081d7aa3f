import { useLayoutEffect, useRef, useState } from 'react';
import type { Problem, Result } from '../../client/index.ts';

export interface Change<By extends string> {
  /** What is under way; nothing else is to be invited meanwhile. */
  readonly busy: By | undefined;
  /** What was tried last and did not go well, until the next try. */
  readonly tried: By | undefined;
  readonly problem: Problem | undefined;
  /** Whether the last was carried out can be seen only once everything was read again. */
  readonly isUnknown: boolean;
  readonly run: <Answer>(by: By, work: Promise<Result<Answer>>) => Promise<Result<Answer>>;
}

interface Shown {
  readonly value: unknown;
  readonly overtake: () => void;
}

interface Ended<By> {
  readonly by: By;
  readonly problem: Problem;
  /** What was shown when no answer had come. */
  readonly over: unknown;
}

/**
 * Changes something that is shown, one at a time. A refusal says that nothing was done. Where no
 * answer came it may have been, and it stays unknown until what is shown was read after it.
 */
export function useChange<By extends string>({ value, overtake }: Shown): Change<By> {
  const [busy, setBusy] = useState<By | undefined>();
  const [ended, setEnded] = useState<Ended<By> | undefined>();
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  const run: Change<By>['run'] = async (by, work) => {
    setBusy(by);
    const result = await work;
    if (!result.isOk) overtake();
    setBusy(undefined);
    setEnded(result.isOk ? undefined : { by, problem: result.problem, over: latest.current });
    return result;
  };
  const isUnknown = ended !== undefined && ended.problem.kind !== 'refused' && ended.over === value;
  return { busy, tried: ended?.by, problem: ended?.problem, isUnknown, run };
}
