import type { ReactNode } from 'react';
import type { Packs, PlanOffer } from '../../../client/index.ts';
import { Banner, Card, Icon } from '../../../kit/index.ts';
import { type LineApp, useLineApp } from '../../state/line-words.tsx';
import { translated } from '../../../language/index.ts';

interface PlansProps {
  readonly packs: Packs;
  readonly onChoose: (plan: PlanOffer) => void;
}

/** `HK$88 for 30 days`, or that one pays as one goes, and by the month. */
export function planPrice({ period, monthlyFee }: PlanOffer, { say, format }: LineApp): string {
  if (period) {
    const price = format.roundMoney(period.price);
    return say('packs.planPeriod', { price, days: format.days(period.days) });
  }
  if (!monthlyFee || monthlyFee.amountMinor === 0) return say('packs.planPayg');
  const price = format.roundMoney(monthlyFee);
  return `${say('packs.planPayg')} · ${say('packs.planMonthly', { price })}`;
}

/** The plans there are, with the present one marked; another is chosen by a tap and a question. */
export function Plans({ packs, onChoose }: PlansProps): ReactNode {
  const app = useLineApp();
  const { say, format, language } = app;
  const { nextPlan } = packs;
  return (
    <Card title={say('packs.plan')}>
      {nextPlan && (
        <Banner
          kind="calm"
          icon="clock"
          title={say('packs.planNext', {
            plan: translated(nextPlan.name, language),
            day: format.dayOf(nextPlan.from),
          })}
        />
      )}
      <ul className="packs">
        {packs.plans.map((plan) => (
          <li key={plan.code}>
            <button type="button" className="pack-offer" onClick={() => onChoose(plan)}>
              <span className="pack-offer-text">
                <span className="pack-name">
                  {translated(plan.name, language)}
                  {plan.isPresent && <span className="tag">{say('packs.planNow')}</span>}
                </span>
                <span className="soft small">{planPrice(plan, app)}</span>
              </span>
              <Icon name="next" />
            </button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
