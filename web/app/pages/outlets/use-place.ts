import { useState } from 'react';
import { useApp } from '../../state/app-context.tsx';
import { type Position, positionOf } from './nearby.ts';

const name = 'lowu.district';
/** A place of a minute ago is near enough; who waits longer chooses a district. */
const options: PositionOptions = { maximumAge: 60_000, timeout: 15_000 };

export interface Place {
  /** As it was chosen; remembered on this phone. */
  readonly district: string | undefined;
  /** Of this visit only: it is written down nowhere and sent nowhere. */
  readonly position: Position | undefined;
  readonly asking: 'not yet' | 'waits' | 'denied';
  readonly choose: (district: string) => void;
  readonly ask: () => void;
}

/** Where one is: as the phone says once its owner lets it, or as one chooses. */
export function usePlace(): Place {
  const { storage } = useApp().device;
  const [district, setDistrict] = useState(() => storage.read(name) ?? undefined);
  const [position, setPosition] = useState<Position | undefined>();
  const [asking, setAsking] = useState<Place['asking']>('not yet');
  return {
    district,
    position,
    asking,
    choose: (code) => {
      storage.write(name, code);
      setDistrict(code);
      setPosition(undefined);
      setAsking('not yet');
    },
    ask: () => {
      setAsking('waits');
      if (!('geolocation' in navigator)) return setAsking('denied');
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => {
          setPosition(positionOf(coords));
          setAsking('not yet');
        },
        () => setAsking('denied'),
        options,
      );
    },
  };
}
