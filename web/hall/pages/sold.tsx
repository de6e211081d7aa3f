import type { ReactNode } from 'react';
import { usePrinted } from '../../counter/index.ts';
import { Button, Row, Rows } from '../../kit/index.ts';
import type { Place, Sale } from '../state/hall-channel.ts';
import { useHall } from '../state/hall-context.tsx';
import { Change, PaidBy } from './paid-by.tsx';
import { SlipPaper } from './slip-paper.tsx';

interface SoldProps {
  readonly sale: Sale;
  readonly brand: Place['brand'];
  /** Just sold, and not looked up. */
  readonly isNew: boolean;
  readonly onEnd: () => void;
}

/** What was sold, how much change goes back, and its slip on screen and paper. */
export function Sold({ sale, brand, isNew, onEnd }: SoldProps): ReactNode {
  const { say, format } = useHall();
  const isCopy = usePrinted(isNew);
  return (
    <>
      <h1 className="off-paper" aria-live="polite">
        {say(sale.undoneAt === null ? 'soldTitle' : 'undone')}
      </h1>
      {isNew && <Change sale={sale} />}
      <SlipPaper sale={sale} brand={brand} isCopy={isCopy}>
        <Rows>
          <Row name={say('number')}>{sale.maskedNumber}</Row>
          <Row name={say('owner')}>{sale.maskedOwner}</Row>
          {sale.bonus.amountMinor > 0 && <Row name={say('extra')}>{format.money(sale.bonus)}</Row>}
          <Row name={say('validUntil')}>{format.day(sale.validUntil)}</Row>
          <PaidBy sale={sale} />
          <Row name={say('soldAt')}>{format.dayAndTime(sale.soldAt)}</Row>
          <Row name={say('reference')}>{sale.reference}</Row>
          <Row name={say('receipt')}>{sale.receipt}</Row>
          {sale.undoneAt && <Row name={say('undone')}>{format.dayAndTime(sale.undoneAt)}</Row>}
        </Rows>
        <p>{say('slipBalance')}</p>
      </SlipPaper>
      <div className="off-paper stack">
        <Button onClick={onEnd}>{say('done')}</Button>
        <Button kind="secondary" onClick={() => print()}>
          {say('print')}
        </Button>
      </div>
    </>
  );
}
