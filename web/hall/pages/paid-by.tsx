import type { ReactNode } from 'react';
import { hkd } from '../../counter/index.ts';
import { Banner, Row } from '../../kit/index.ts';
import type { Tender } from '../state/hall-channel.ts';
import { useHall } from '../state/hall-context.tsx';

interface Paid {
  readonly tender: Tender;
  readonly value: { readonly amountMinor: number };
}

function changeOf({ tender, value }: Paid): number {
  return tender.kind === 'cash' ? tender.handedMinor - value.amountMinor : 0;
}

/** How much goes back over the counter, if anything does. */
export function Change({ sale }: { readonly sale: Paid }): ReactNode {
  const { say, format } = useHall();
  const changeMinor = changeOf(sale);
  if (changeMinor <= 0) return null;
  const change = format.money(hkd(changeMinor));
  return (
    <div className="off-paper">
      <Banner kind="action" title={say('giveChange', { change })} />
    </div>
  );
}

/** What was paid and how, as the slip says it; nothing comes on top of it over a counter. */
export function PaidBy({ sale }: { readonly sale: Paid }): ReactNode {
  const { say, format } = useHall();
  const { tender } = sale;
  const change = format.money(hkd(changeOf(sale)));
  return (
    <>
      <Row name={say('paid')}>{format.money(hkd(sale.value.amountMinor))}</Row>
      <Row name={say('fee')}>{say('noFee')}</Row>
      <Row name={say('paidBy')}>
        {tender.kind === 'cash'
          ? say('paidCash', { handed: format.money(hkd(tender.handedMinor)), change })
          : say('paidCard', { approval: tender.approval })}
      </Row>
    </>
  );
}
