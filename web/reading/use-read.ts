import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Problem, Result } from '../client/index.ts';

/** Something read from the server, as far as it is known. */
export interface Read<Value> {
  readonly value: Value | undefined;
  readonly problem: Problem | undefined;
  readonly isReading: boolean;
  readonly readAgain: () => void;
}

/** Reads something under a name, anew when the name changes. An overtaken answer is dropped. */
export function useRead<Value>(name: string, read: () => Promise<Result<Value>>): Read<Value> {
  const [result, setResult] = useState<{ of: string; read: Result<Value> } | undefined>(undefined);
  const latest = useRef(read);
  useLayoutEffect(() => {
    latest.current = read;
  });
  const wanted = useRef(name);
  const load = useCallback(async () => {
    wanted.current = name;
    const found = await latest.current();
    if (wanted.current === name) setResult({ of: name, read: found });
  }, [name]);
  const readAgain = useCallback(() => void load(), [load]);
  useEffect(readAgain, [readAgain]);
  const known = result?.of === name ? result.read : undefined;
  return {
    value: known?.isOk ? known.answer : undefined,
    problem: known && !known.isOk ? known.problem : undefined,
    isReading: known === undefined,
    readAgain,
  };
}
