import type { ReactNode } from 'react';
import type { FoundOutlet } from '../../../client/index.ts';
import { Icon } from '../../../kit/index.ts';
import { languageNames, translated } from '../../../language/index.ts';
import { useLineApp } from '../../state/line-words.tsx';
import { openingAt } from './nearby.ts';

interface OutletCardProps {
  readonly outlet: FoundOutlet;
  /** From where one is; none where that is not known. */
  readonly metres: number | undefined;
}

/** The map of a stranger: the outlet's position goes there, never the person's. */
function mapAddress({ latitudeMicro, longitudeMicro }: FoundOutlet): string {
  const place = [latitudeMicro, longitudeMicro].map((micro) => (micro / 1_000_000).toFixed(6));
  const [latitude, longitude] = place;
  const mark = `mlat=${latitude}&mlon=${longitude}`;
  return `https://www.openstreetmap.org/?${mark}#map=18/${latitude}/${longitude}`;
}

function useDistanceWords(): (metres: number) => string {
  const { say } = useLineApp();
  return (metres) => {
    const rounded = Math.max(50, Math.round(metres / 50) * 50);
    if (rounded < 1_000) return say('outlets.metres', { count: String(rounded) });
    return say('outlets.kilometres', { count: (metres / 1_000).toFixed(1) });
  };
}

function OpeningWords({ outlet }: Pick<OutletCardProps, 'outlet'>): ReactNode {
  const { device, say, format } = useLineApp();
  const opening = openingAt(outlet, device.clock.nowMs());
  const time = (atMs: number): string => format.time(new Date(atMs).toISOString());
  switch (opening.is) {
    case 'always':
      return <span className="outlet-open">{say('outlets.always')}</span>;
    case 'open':
      return (
        <span className="outlet-open">
          {say('outlets.openUntil', { time: time(opening.untilMs) })}
        </span>
      );
    case 'later':
      return <span>{say('outlets.opensAt', { time: time(opening.fromMs) })}</span>;
    case 'closed':
      return <span>{say('outlets.closed')}</span>;
  }
}

export function OutletCard({ outlet, metres }: OutletCardProps): ReactNode {
  const { say, language, format } = useLineApp();
  const distance = useDistanceWords();
  const { kind, name, address, services, languages, phone } = outlet;
  const done = services.map((service) => say(`outlets.service.${service}`));
  const spoken = languages.map((one) => languageNames[one]);
  return (
    <li className="outlet">
      <div className="outlet-head">
        <h3>{translated(name, language)}</h3>
        {metres !== undefined && <span className="outlet-distance">{distance(metres)}</span>}
      </div>
      <p>{translated(address, language)}</p>
      <p className="soft small">
        {say(`outlets.kind.${kind}`)} · <OpeningWords outlet={outlet} />
      </p>
      <p className="soft small">{format.list(done)}</p>
      <p className="soft small">{spoken.join(' · ')}</p>
      <p className="outlet-links">
        <a href={mapAddress(outlet)} target="_blank" rel="noopener noreferrer">
          {say('outlets.map')}
        </a>
        {phone !== null && (
          <a href={`tel:${phone.replaceAll(' ', '')}`}>
            <Icon name="phone" />
            {phone}
          </a>
        )}
      </p>
    </li>
  );
}
