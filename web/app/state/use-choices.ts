import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { isOutcomeUnknown, type Problem, type Result } from '../../client/index.ts';
import { onReturn, triedAgainMs } from './use-loaded.ts';

interface ChoicesOf<Wanted, Value> {
  /** As the server knows them. */
  readonly known: Wanted | undefined;
  readonly save: (wanted: Wanted) => Promise<Result<Value>>;
  readonly onSaved: (value: Value) => void;
}

export interface Choices<Wanted> {
  /** What is chosen, also while the server does not know it yet. */
  readonly chosen: Wanted | undefined;
  readonly unsaved: Problem | undefined;
  readonly choose: (change: Partial<Wanted>) => void;
}

/**
 * Choices that are kept together and of which each counts at once. A tap shows at once, and the
 * next one builds on it, however slow the network: else the answer to the first would undo the
 * second. Sent one after the other, the last as it stands then. What was refused is taken back;
 * what nobody answered stays chosen and is sent again, as it is, once the network is back.
 */
export function useChoices<Wanted extends object, Value>(
  of: ChoicesOf<Wanted, Value>,
): Choices<Wanted> {
  const [waiting, setWaiting] = useState<Wanted | undefined>();
  const [unsaved, setUnsaved] = useState<Problem | undefined>();
  const latest = useRef(of);
  useLayoutEffect(() => {
    latest.current = of;
  });
  const last = useRef<{ wanted: Wanted | undefined; sent: Promise<void> }>({
    wanted: undefined,
    sent: Promise.resolve(),
  });
  const send = async (wanted: Wanted): Promise<void> => {
    if (last.current.wanted !== wanted) return;
    const { save, onSaved } = latest.current;
    const result = await save(wanted);
    setUnsaved(result.isOk ? undefined : result.problem);
    if (result.isOk) onSaved(result.answer);
    const isKept = !result.isOk && isOutcomeUnknown(result.problem);
    if (isKept || last.current.wanted !== wanted) return;
    last.current.wanted = undefined;
    setWaiting(undefined);
  };
  const queue = (wanted: Wanted): void => {
    const { sent } = last.current;
    last.current = { wanted, sent: sent.then(() => send(wanted)) };
  };
  const choose = (change: Partial<Wanted>): void => {
    const before = last.current.wanted ?? of.known;
    if (before === undefined) return;
    const wanted = { ...before, ...change };
    queue(wanted);
    setWaiting(wanted);
  };
  const again = useRef(() => {});
  useLayoutEffect(() => {
    again.current = () => {
      if (last.current.wanted !== undefined) queue(last.current.wanted);
    };
  });
  useEffect(() => {
    if (!unsaved || !isOutcomeUnknown(unsaved)) return undefined;
    const run = (): void => again.current();
    const timer = setTimeout(run, triedAgainMs);
    const stop = onReturn(run);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [unsaved]);
  return { chosen: waiting ?? of.known, unsaved, choose };
}
