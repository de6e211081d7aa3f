import { useCallback, useLayoutEffect, useRef, useState } from 'react';

/**
 * What a change was answered with stands until something is read after it: another tab, or the
 * server by itself, may have changed it since, and what was said then would be untrue now.
 */
export function useNewest<Value>(
  read: Value | undefined,
): readonly [Value | undefined, (answered: Value) => void] {
  const [change, setChange] = useState<{ readonly value: Value; readonly over: unknown }>();
  const latest = useRef(read);
  useLayoutEffect(() => {
    latest.current = read;
  });
  const note = useCallback((value: Value) => setChange({ value, over: latest.current }), []);
  return [change && change.over === read ? change.value : read, note];
}
