import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Estimate } from '../../../client/index.ts';
import { Banner, buttonClass, Row, Rows } from '../../../kit/index.ts';
import { Why } from '../line/why.tsx';
import { pageAddress } from '../../routes.ts';
import { useLineApp } from '../../state/line-words.tsx';
import { unitText } from '../../parts/unit-text.ts';

type Cost = Estimate['costs'][number];

const unitOf = { voice: 'SECOND', sms: 'MESSAGE', data: 'BYTE' } as const;

function CostRow({ cost }: { readonly cost: Cost }): ReactNode {
  const app = useLineApp();
  const { say, format } = app;
  const unit = unitOf[cost.service];
  const name = cost.direction === 'in' ? say('rates.answered') : say(`unit.${unit}`);
  return (
    <Row name={`${name} · ${unitText(unit, cost.units, app)}`}>
      {cost.isSold ? format.money(cost.amount) : say('rates.notSold')}
      {cost.packUnits > 0 && (
        <div className="soft small">
          {say('rates.fromPack', { units: unitText(unit, cost.packUnits, app) })}
        </div>
      )}
      {cost.stopsAfter !== null && (
        <div className="tag-attention small">
          {say('rates.stops', { units: unitText(unit, cost.stopsAfter, app) })}
        </div>
      )}
      {cost.needsOptIn && <div className="tag-attention small">{say('rates.off')}</div>}
    </Row>
  );
}

/** What it would cost, what packs would pay, why, and whether the balance is enough. */
export function EstimateView({ estimate }: { readonly estimate: Estimate }): ReactNode {
  const { say, format } = useLineApp();
  const { costs, amount, available, lacking } = estimate;
  return (
    <div className="stack">
      <Rows>
        {costs.map((cost) => (
          <CostRow key={`${cost.service} ${cost.direction}`} cost={cost} />
        ))}
        <Row name={say('rates.total')}>
          <strong className="estimate-total">{format.money(amount)}</strong>
        </Row>
        <Row name={say('packs.available')}>{format.money(available)}</Row>
      </Rows>
      <Why sentences={costs.flatMap(({ why }) => why)} />
      {lacking.amountMinor > 0 && (
        <Banner kind="attention" title={say('rates.lacking', { amount: format.money(lacking) })}>
          <Link href={pageAddress('newTopup')} className={buttonClass('secondary')}>
            {say('home.topup')}
          </Link>
        </Banner>
      )}
    </div>
  );
}
