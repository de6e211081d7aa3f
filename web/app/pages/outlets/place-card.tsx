import type { ReactNode } from 'react';
import type { District } from '../../../client/index.ts';
import { Button, Card } from '../../../kit/index.ts';
import { translated } from '../../../language/index.ts';
import { useLineApp } from '../../state/line-words.tsx';
import type { Place } from './use-place.ts';

interface PlaceCardProps {
  readonly place: Place;
  readonly districts: readonly District[];
}

const areas = ['island', 'kowloon', 'new_territories', 'shenzhen', 'macau'] as const;

const told = {
  'not yet': 'outlets.hereText',
  waits: 'outlets.asking',
  denied: 'outlets.denied',
} as const;

/** Where one is: the phone is asked only when its owner says so. */
export function PlaceCard({ place, districts }: PlaceCardProps): ReactNode {
  const { say, language } = useLineApp();
  const { asking, position, district } = place;
  return (
    <Card title={say('outlets.where')}>
      <Button kind="secondary" disabled={asking === 'waits'} onClick={place.ask}>
        {say('outlets.here')}
      </Button>
      <p className="soft small" role="status">
        {say(told[asking])}
      </p>
      <label className="field">
        <span>{say('outlets.district')}</span>
        <select
          className="field-input"
          value={position ? '' : (district ?? '')}
          onChange={({ target }) => target.value !== '' && place.choose(target.value)}
        >
          <option value="">{say(position ? 'outlets.byPosition' : 'outlets.choose')}</option>
          {areas.map((area) => (
            <optgroup key={area} label={say(`outlets.area.${area}`)}>
              {districts
                .filter((one) => one.area === area)
                .map(({ code, name }) => (
                  <option key={code} value={code}>
                    {translated(name, language)}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </label>
    </Card>
  );
}
