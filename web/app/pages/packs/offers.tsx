import type { ReactNode } from 'react';
import type { PackOffer } from '../../../client/index.ts';
import { Card, Icon } from '../../../kit/index.ts';
import { useLineApp } from '../../state/line-words.tsx';
import { translated } from '../../../language/index.ts';

interface OffersProps {
  readonly offers: readonly PackOffer[];
  readonly onChoose: (offer: PackOffer) => void;
}

/** The packs there are; those that the line has had and lost come first, and say so. */
export function Offers({ offers, onChoose }: OffersProps): ReactNode {
  const { say, format, language } = useLineApp();
  return (
    <Card title={say('packs.buy')}>
      <ul className="packs">
        {offers.map((offer) => (
          <li key={offer.code}>
            <button type="button" className="pack-offer" onClick={() => onChoose(offer)}>
              <span className="pack-offer-text">
                <span className="pack-name">{translated(offer.name, language)}</span>
                <span className="soft small">
                  {say('packs.forDays', { days: format.days(offer.days) })}
                  {offer.endedAt && <span className="tag">{say('packs.again')}</span>}
                </span>
              </span>
              <span className="pack-price">
                <strong>{format.roundMoney(offer.price)}</strong>
                <span className="soft small">{format.roundMoney(offer.priceCny)}</span>
              </span>
              <Icon name="next" />
            </button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
