import type { Problem } from '../../client/index.ts';
import { useTill } from './till-context.tsx';

interface Fix {
  readonly latitudeMicro: number;
  readonly longitudeMicro: number;
  readonly accuracyMetres: number;
}

/** A till stands still: where it was a minute ago is where it is. */
const options: PositionOptions = { enableHighAccuracy: true, maximumAge: 60_000, timeout: 10_000 };

const microOf = (degrees: number): number => Math.round(degrees * 1_000_000);

/**
 * Where this till is; undefined where its browser does not know, or was not allowed to say. Asked
 * once before there is a customer, because the browser asks whether it may.
 */
export async function readOwnFix(): Promise<Fix | undefined> {
  if (!('geolocation' in navigator)) return undefined;
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve({
          latitudeMicro: microOf(coords.latitude),
          longitudeMicro: microOf(coords.longitude),
          accuracyMetres: Math.ceil(coords.accuracy),
        }),
      () => resolve(undefined),
      options,
    );
  });
}

/** Says where the till is where its shop has a place, which may be set while somebody sells. */
export function useOwnFix() {
  const { session, onSession } = useTill();
  const { till } = session;
  const isNeeded = till?.isPlaceNeeded ?? false;
  return {
    read: async (): Promise<Fix | undefined> => (isNeeded ? readOwnFix() : undefined),
    learn: (problem: Problem): void => {
      if (!till || problem.kind !== 'refused' || problem.code !== 'till_place_unknown') return;
      onSession({ ...session, till: { ...till, isPlaceNeeded: true } });
    },
  };
}
