import type { ReactNode } from 'react';
import { Amount, Banner, Button, Row, Rows } from '../../kit/index.ts';
import { hkd } from '../../counter/index.ts';
import type { Sale } from '../state/hall-channel.ts';
import { useHall } from '../state/hall-context.tsx';

interface SoldProps {
  readonly sale: Sale;
  readonly onEnd: () => void;
}

/** What was sold, how much change goes back, and its slip on screen and paper. */
export function Sold({ sale, onEnd }: SoldProps): ReactNode {
  const { say, format } = useHall();
  const { tender, value } = sale;
  const changeMinor = tender.kind === 'cash' ? tender.handedMinor - value.amountMinor : 0;
  const change = format.money(hkd(changeMinor));
  return (
    <>
      <h1 className="off-paper" aria-live="polite">
        {say('soldTitle')}
      </h1>
      {changeMinor > 0 && <Banner kind="action" title={say('giveChange', { change })} />}
      <section className="slip stack" aria-label={say('receipt')}>
        <Amount text={format.money(value)} size="medium" />
        <Rows>
          <Row name={say('number')}>{sale.maskedNumber}</Row>
          <Row name={say('owner')}>{sale.maskedOwner}</Row>
          <Row name={say('validUntil')}>{format.day(sale.validUntil)}</Row>
          <Row name={say('paidBy')}>
            {tender.kind === 'cash'
              ? say('paidCash', { handed: format.money(hkd(tender.handedMinor)), change })
              : say('paidCard', { approval: tender.approval })}
          </Row>
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
