import { useRef, useState } from 'react';
import { isOutcomeUnknown, type Problem, type Result } from '../../client/index.ts';

interface ChoicesOf<Wanted, Value> {
  /** As the server knows them. */
  readonly known: Wanted | undefined;
  readonly save: (wanted: Wanted) => Promise<Result<Value>>;
  readonly onSaved: (value: Value) => void;
  /** Where nobody on this side can tell whether they were kept. */
  readonly onUnknown: () => void;
}

interface Choices<Wanted> {
  /** What is chosen, also while the server does not know it yet. */
  readonly chosen: Wanted | undefined;
  readonly unsaved: Problem | undefined;
  readonly choose: (change: Partial<Wanted>) => void;
}

/**
 * Choices that are kept together and of which each counts at once. A tap shows at once, and the
 * next one builds on it, however slow the network: else the answer to the first would undo the
 * second. Sent one after the other, the last as it stands then. What was not kept is taken back.
 */
export function useChoices<Wanted extends object, Value>(
  of: ChoicesOf<Wanted, Value>,
): Choices<Wanted> {
  const { known, save, onSaved, onUnknown } = of;
  const [waiting, setWaiting] = useState<Wanted | undefined>();
  const [unsaved, setUnsaved] = useState<Problem | undefined>();
  const last = useRef<{ wanted: Wanted | undefined; sent: Promise<void> }>({
    wanted: undefined,
    sent: Promise.resolve(),
  });
  const send = async (wanted: Wanted): Promise<void> => {
    if (last.current.wanted !== wanted) return;
    const result = await save(wanted);
    setUnsaved(result.isOk ? undefined : result.problem);
    if (result.isOk) onSaved(result.answer);
    else if (isOutcomeUnknown(result.problem)) onUnknown();
    if (last.current.wanted !== wanted) return;
    last.current.wanted = undefined;
    setWaiting(undefined);
  };
  const choose = (change: Partial<Wanted>): void => {
    const before = last.current.wanted ?? known;
    if (before === undefined) return;
    const wanted = { ...before, ...change };
    const { sent } = last.current;
    last.current = { wanted, sent: sent.then(() => send(wanted)) };
    setWaiting(wanted);
  };
  return { chosen: waiting ?? known, unsaved, choose };
}
