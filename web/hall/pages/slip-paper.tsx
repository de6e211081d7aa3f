import type { ReactNode } from 'react';
import { Amount } from '../../kit/index.ts';
import { translated } from '../../language/index.ts';
import type { Place, Sale } from '../state/hall-channel.ts';
import { useHall } from '../state/hall-context.tsx';

interface SlipPaperProps {
  readonly sale: Pick<Sale, 'place' | 'value'>;
  readonly brand: Place['brand'];
  /** It was looked up later, or printed before. */
  readonly isCopy: boolean;
  readonly children: ReactNode;
}

/** What every slip says: whose it is, where it was sold, and how much it is about. */
export function SlipPaper({ sale, brand, isCopy, children }: SlipPaperProps): ReactNode {
  const { say, format, language } = useHall();
  return (
    <section className="slip stack" aria-label={say('receipt')}>
      <p>
        <strong>{translated(brand.name, language)}</strong>
        <br />
        {say('service', { place: sale.place })}
      </p>
      {isCopy && <p className="slip-copy">{say('copy')}</p>}
      <Amount text={format.money(sale.value)} size="medium" />
      {children}
      <p className="slip-foot">{say('slipThanks', { hotline: brand.hotline })}</p>
    </section>
  );
}
