import type { ReactNode } from 'react';
import { Amount, Button, Row, Rows } from '../../kit/index.ts';
import { translated } from '../../language/index.ts';
import type { Place, Sale } from '../state/hall-channel.ts';
import { useHall } from '../state/hall-context.tsx';
import { Change, PaidBy } from './paid-by.tsx';

interface SoldProps {
  readonly sale: Sale;
  readonly brand: Place['brand'];
  readonly onEnd: () => void;
}

/** What was sold, how much change goes back, and its slip on screen and paper. */
export function Sold({ sale, brand, onEnd }: SoldProps): ReactNode {
  const { say, format, language } = useHall();
  return (
    <>
      <h1 className="off-paper" aria-live="polite">
        {say('soldTitle')}
      </h1>
      <Change sale={sale} />
      <section className="slip stack" aria-label={say('receipt')}>
        <p>
          <strong>{translated(brand.name, language)}</strong>
        </p>
        <Amount text={format.money(sale.value)} size="medium" />
        <Rows>
          <Row name={say('number')}>{sale.maskedNumber}</Row>
          <Row name={say('owner')}>{sale.maskedOwner}</Row>
          {sale.bonus.amountMinor > 0 && <Row name={say('extra')}>{format.money(sale.bonus)}</Row>}
          <Row name={say('validUntil')}>{format.day(sale.validUntil)}</Row>
          <PaidBy sale={sale} />
          <Row name={say('counter')}>{sale.till}</Row>
          <Row name={say('soldAt')}>{format.dayAndTime(sale.soldAt)}</Row>
          <Row name={say('reference')}>{sale.reference}</Row>
          <Row name={say('receipt')}>{sale.receipt}</Row>
        </Rows>
        <p className="slip-foot">{say('slipThanks')}</p>
      </section>
      <div className="off-paper stack">
        <Button onClick={onEnd}>{say('done')}</Button>
        <Button kind="secondary" onClick={() => print()}>
          {say('print')}
        </Button>
      </div>
    </>
  );
}
