import type { ReactNode } from 'react';
import { Row, Rows } from '../../kit/index.ts';
import type { Sale } from '../state/till-channel.ts';
import { useTill } from '../state/till-context.tsx';
import { SlipPaper } from './slip-paper.tsx';

interface SlipProps {
  readonly sale: Sale;
  readonly isCopy: boolean;
}

/** What the customer takes along; printed alone, once for them and once for the shop. */
export function Slip({ sale, isCopy }: SlipProps): ReactNode {
  const { say, format } = useTill();
  return (
    <SlipPaper sale={sale} isCopy={isCopy}>
      <Rows>
        <Row name={say('number')}>{sale.maskedNumber}</Row>
        <Row name={say('owner')}>{sale.maskedOwner}</Row>
        {sale.bonus.amountMinor > 0 && <Row name={say('bonus')}>{format.money(sale.bonus)}</Row>}
        <Row name={say('paid')}>{format.money(sale.price)}</Row>
        <Row name={say('fee')}>{say('noFee')}</Row>
        <Row name={say('validUntil')}>{format.day(sale.validUntil)}</Row>
        <Row name={say('soldAt')}>{format.dayAndTime(sale.soldAt)}</Row>
        <Row name={say('reference')}>{sale.reference}</Row>
        <Row name={say('receipt')}>{sale.receipt}</Row>
        {sale.undoneAt && <Row name={say('undone')}>{format.dayAndTime(sale.undoneAt)}</Row>}
      </Rows>
      <p>{say('slipBalance')}</p>
    </SlipPaper>
  );
}
