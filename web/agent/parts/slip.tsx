import type { ReactNode } from 'react';
import { Amount, Row, Rows } from '../../kit/index.ts';
import { translated } from '../../language/index.ts';
import type { Sale } from '../state/till-channel.ts';
import { useTill } from '../state/till-context.tsx';

/** What the customer takes along; printed alone, once for them and once for the shop. */
export function Slip({ sale }: { readonly sale: Sale }): ReactNode {
  const { say, format, session, language } = useTill();
  const { brand } = session;
  return (
    <section className="slip stack" aria-label={say('receipt')}>
      <p>
        <strong>{translated(brand.name, language)}</strong>
        <br />
        {sale.shop}
      </p>
      <Amount text={format.money(sale.value)} size="medium" />
      <Rows>
        <Row name={say('number')}>{sale.maskedNumber}</Row>
        <Row name={say('owner')}>{sale.maskedOwner}</Row>
        <Row name={say('validUntil')}>{format.day(sale.validUntil)}</Row>
        <Row name={say('soldAt')}>{format.dayAndTime(sale.soldAt)}</Row>
        <Row name={say('reference')}>{sale.reference}</Row>
        <Row name={say('receipt')}>{sale.receipt}</Row>
        {sale.undoneAt && <Row name={say('undone')}>{format.dayAndTime(sale.undoneAt)}</Row>}
      </Rows>
      <p className="slip-foot">{say('slipThanks', { hotline: brand.hotline })}</p>
    </section>
  );
}
