import { useState } from 'react';

/** Something that was given to just what is shown: it is gone as long as anything else is. */
export function useWhileShown<Value>(
  shown: string,
): readonly [given: Value | null, give: (value: Value | null) => void] {
  const [kept, setKept] = useState<{ readonly to: string; readonly value: Value | null }>();
  const give = (value: Value | null): void => setKept({ to: shown, value });
  return [kept?.to === shown ? kept.value : null, give];
}
