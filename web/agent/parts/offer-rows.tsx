import type { ReactNode } from 'react';
import { Row, Rows } from '../../kit/index.ts';
import { translated } from '../../language/index.ts';
import type { Echo } from '../state/till-channel.ts';
import { useTill } from '../state/till-context.tsx';

/** What promotions do for a top-up, by the names they are known by, and what is to be paid. */
export function OfferRows({ offer }: { readonly offer: NonNullable<Echo['offer']> }): ReactNode {
  const { say, format, language } = useTill();
  const { promotions, price, codeOutcome } = offer;
  return (
    <>
      <Rows>
        {promotions.map(({ kind, name, amount }) => (
          <Row key={name.en} name={translated(name, language)}>
            {kind === 'discount' ? '−' : '+'}
            {format.money(amount)}
          </Row>
        ))}
        <Row name={say('toPay')}>
          <strong>{format.money(price)}</strong>
        </Row>
      </Rows>
      {codeOutcome === 'used' && <p>{say('promotionUsed')}</p>}
      {codeOutcome === 'not_better' && <p>{say('promotionNotBetter')}</p>}
    </>
  );
}
