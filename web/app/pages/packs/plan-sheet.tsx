import type { ReactNode } from 'react';
import type { PlanOffer } from '../../../client/index.ts';
import { Button, Row, Rows, Sheet, useToast } from '../../../kit/index.ts';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { unitName, unitText } from '../../parts/unit-text.ts';
import { useLineApp } from '../../state/line-words.tsx';
import { useOnce } from '../../state/use-once.ts';
import { translated } from '../../../language/index.ts';
import { planPrice } from './plans.tsx';
import { RollOverRow } from './roll-over-row.tsx';

interface PlanSheetProps {
  readonly line: string;
  readonly plan: PlanOffer;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

function Facts({ plan }: Pick<PlanSheetProps, 'plan'>): ReactNode {
  const app = useLineApp();
  const { say, format } = app;
  return (
    <Rows>
      {plan.period?.includes.map((one) => (
        <Row key={one.unit + one.zones.join()} name={unitName(one, app)}>
          {unitText(one.unit, one.amount, app)}
          {one.stopsAtEnd && <div className="soft small">{say('packs.stops')}</div>}
        </Row>
      ))}
      {plan.period && <RollOverRow periods={plan.period.rollOverPeriods} />}
      <Row name={say('packs.price')}>{planPrice(plan, app)}</Row>
      {plan.period && plan.monthlyFee && plan.monthlyFee.amountMinor > 0 && (
        <Row name={say('packs.plan')}>
          {say('packs.planMonthly', { price: format.roundMoney(plan.monthlyFee) })}
        </Row>
      )}
      {plan.mainlandNumberFee && plan.mainlandNumberFee.amountMinor > 0 && (
        <Row name={say('packs.planNumber')}>{format.roundMoney(plan.mainlandNumberFee)}</Row>
      )}
      {!plan.isPresent && (
        <Row name={say('packs.planFirst')}>
          <strong>{format.money(plan.firstCharge)}</strong>
        </Row>
      )}
    </Rows>
  );
}

/** What a plan holds, and the question whether to change to it. */
export function PlanSheet({ line, plan, onClose, onChanged }: PlanSheetProps): ReactNode {
  const { device, say, language } = useLineApp();
  const tell = useToast();
  const name = translated(plan.name, language);
  const { isSending, problem, send } = useOnce(
    (key) =>
      device.channel.call('changePlan', {
        key,
        params: { line },
        body: { plan: plan.code, priceMinor: plan.firstCharge.amountMinor },
      }),
    () => {
      tell(say('packs.planChanged'));
      onChanged();
    },
  );
  const title = plan.isPresent ? name : say('packs.planConfirm', { plan: name });
  return (
    <Sheet title={title} closeLabel={say('action.close')} onClose={onClose}>
      <Facts plan={plan} />
      {!plan.isPresent && <p className="soft">{say('packs.planConfirmText')}</p>}
      {problem && <ProblemNote problem={problem} />}
      <Button kind="secondary" onClick={onClose}>
        {say(plan.isPresent ? 'action.close' : 'packs.planKeep')}
      </Button>
      {!plan.isPresent && (
        <Button busyLabel={isSending ? say('action.working') : undefined} onClick={send}>
          {say('packs.planChange')}
        </Button>
      )}
    </Sheet>
  );
}
