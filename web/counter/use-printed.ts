import { useEffect, useState } from 'react';

/**
 * Whether a slip says that it is a copy: it was looked up later, or printed before, by our button
 * or the browser's own. Whoever stopped in the browser's window made one all the same: that one
 * slip too many says so is better than that one too few does.
 */
export function usePrinted(isNew: boolean): boolean {
  const [isCopy, setCopy] = useState(!isNew);
  useEffect(() => {
    const note = (): void => setCopy(true);
    addEventListener('afterprint', note);
    return () => removeEventListener('afterprint', note);
  }, []);
  return isCopy;
}
