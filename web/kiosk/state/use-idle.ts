import { useEffect, useEffectEvent, useState } from 'react';

/** For how long one is asked whether one is still there. */
const askedSeconds = 15;

/** Seconds that are left before it ends, once there are few; null while there is no hurry. */
export function useIdle(seconds: number, isOn: boolean, onIdle: () => void): number | null {
  const [left, setLeft] = useState<number | null>(null);
  const end = useEffectEvent(onIdle);
  useEffect(() => {
    if (!isOn) return;
    let touchedAt = performance.now();
    const touch = (): void => {
      touchedAt = performance.now();
      setLeft(null);
    };
    const look = setInterval(() => {
      const rest = Math.ceil(seconds - (performance.now() - touchedAt) / 1_000);
      if (rest <= 0) {
        touch();
        end();
      } else setLeft(rest <= Math.min(askedSeconds, seconds / 2) ? rest : null);
    }, 500);
    const kinds = ['pointerdown', 'keydown'] as const;
    for (const kind of kinds) addEventListener(kind, touch);
    return () => {
      clearInterval(look);
      for (const kind of kinds) removeEventListener(kind, touch);
      setLeft(null);
    };
  }, [seconds, isOn]);
  return left;
}
