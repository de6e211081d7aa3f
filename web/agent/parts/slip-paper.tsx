import type { ReactNode } from 'react';
import { Amount } from '../../kit/index.ts';
import { translated } from '../../language/index.ts';
import type { Sale } from '../state/till-channel.ts';
import { useTill } from '../state/till-context.tsx';

interface SlipPaperProps {
  readonly sale: Pick<Sale, 'shop' | 'till' | 'value'>;
  /** It was looked up later, or printed before. */
  readonly isCopy: boolean;
  readonly children: ReactNode;
}

/** What every slip says: whose it is, how much it is about, and whom to ask. */
export function SlipPaper({ sale, isCopy, children }: SlipPaperProps): ReactNode {
  const { say, format, session, language } = useTill();
  const { brand } = session;
  return (
    <section className="slip stack" aria-label={say('receipt')}>
      <p>
        <strong>{translated(brand.name, language)}</strong>
        <br />
        {say('tillOf', { shop: sale.shop, till: String(sale.till) })}
      </p>
      {isCopy && <p className="slip-copy">{say('copy')}</p>}
      <Amount text={format.money(sale.value)} size="medium" />
      {children}
      <p className="slip-foot">{say('slipThanks', { hotline: brand.hotline })}</p>
    </section>
  );
}
