import { Tag, Timeline } from 'antd';
import type { ReactNode } from 'react';
import { translated } from '../../language/index.ts';
import { Block } from '../layout/block.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { When } from '../parts/when.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { ExplainedAppeal } from '../state/staff-channel.ts';
import { AttemptRows, NoticeRows, RefundRows } from './evidence-rows.tsx';

/** Everything that the system knows of the matter, on the page on which it is answered. */
export function AppealEvidence({ appeal }: { readonly appeal: ExplainedAppeal }): ReactNode {
  const { say, language, format } = useConsole();
  const { topup, attempts, refunds, notices, charge, chargebacks } = appeal;
  return (
    <>
      {topup && (
        <Block title={say('topup.timeline')}>
          <Happened timeline={appeal.timeline} />
        </Block>
      )}
      {topup && (
        <Block title={say('appeal.evidence')}>
          <AttemptRows attempts={attempts} />
        </Block>
      )}
      {topup && (
        <Block title={say('appeal.notices')}>
          <NoticeRows notices={notices} />
        </Block>
      )}
      {refunds.length > 0 && (
        <Block title={say('topup.refunds')}>
          <RefundRows refunds={refunds} />
        </Block>
      )}
      {chargebacks.length > 0 && (
        <Block title={say('payments.chargebacks')}>
          <Chargebacks chargebacks={chargebacks} />
        </Block>
      )}
      {charge && (
        <Block title={say('appeal.why')}>
          <p className="card">
            <When at={charge.usedFrom} /> · {format.money(charge.amount)} ·{' '}
            {charge.why ? translated(charge.why, language) : '–'}
          </p>
        </Block>
      )}
      {appeal.log.length > 0 && (
        <Block title={say('appeal.rule')}>
          <Log log={appeal.log} />
        </Block>
      )}
      <Block title={say('appeal.authorities')}>
        <Authorities authorities={appeal.authorities} />
      </Block>
    </>
  );
}

function Happened({ timeline }: Pick<ExplainedAppeal, 'timeline'>): ReactNode {
  const { say } = useConsole();
  return (
    <div className="card">
      <Timeline
        items={timeline.map(({ at, event }) => ({
          key: `${at} ${event}`,
          content: (
            <>
              {say(`event.${event}`)}{' '}
              <span className="soft">
                <When at={at} />
              </span>
            </>
          ),
        }))}
      />
    </div>
  );
}

/** Whoever gives back what a bank has taken already gives it twice. */
function Chargebacks({ chargebacks }: Pick<ExplainedAppeal, 'chargebacks'>): ReactNode {
  const { say, format, nameOf } = useConsole();
  return (
    <ul className="card plain-list">
      {chargebacks.map(({ id, state, amount, reason, dueAt }) => (
        <li key={id}>
          {format.money(amount)} · {nameOf('bankReason', reason)}{' '}
          <StateTag state={`chargeback_${state}`}>{say(`chargeback.${state}`)}</StateTag>
          {state === 'open' && dueAt !== null && (
            <div className="soft">
              {say('payments.due')} <When at={dueAt} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function Log({ log }: Pick<ExplainedAppeal, 'log'>): ReactNode {
  const { say, nameOf } = useConsole();
  return (
    <ul className="card plain-list">
      {log.map(({ at, event, reason }) => (
        <li key={`${at} ${event}`}>
          <When at={at} /> {say(`ruleEvent.${event}`)}{' '}
          {reason !== null && nameOf('ruleReason', reason)}
        </li>
      ))}
    </ul>
  );
}

function Authorities({ authorities }: Pick<ExplainedAppeal, 'authorities'>): ReactNode {
  const { say, language } = useConsole();
  return (
    <ul className="card plain-list">
      {authorities.map(({ code, name, reach, isOpen }) => (
        <li key={code}>
          {translated(name, language)} · {translated(reach, language)}{' '}
          <Tag>{say(isOpen ? 'appeal.authorityOpen' : 'appeal.authorityShut')}</Tag>
        </li>
      ))}
    </ul>
  );
}
