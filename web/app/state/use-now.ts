import { useEffect, useState } from 'react';
import { useApp } from './app-context.tsx';

/** The server's time, renewed every second while somebody is looking at it. */
export function useNow(isTicking: boolean): number {
  const { clock } = useApp().device;
  const [, setTicks] = useState(0);
  useEffect(() => {
    if (!isTicking) return undefined;
    const timer = setInterval(() => setTicks((ticks) => ticks + 1), 1_000);
    return () => clearInterval(timer);
  }, [isTicking]);
  return clock.nowMs();
}
