import { Descriptions } from 'antd';
import type { ReactNode } from 'react';
import { groupedNumber } from '../../client/index.ts';
import { translated } from '../../language/index.ts';
import { Block } from '../layout/block.tsx';
import { Known } from '../layout/known.tsx';
import { Page } from '../layout/page.tsx';
import { amountText } from '../parts/amount-text.ts';
import { StateTag } from '../parts/state-tag.tsx';
import { TrailLink } from '../parts/trail-link.tsx';
import { Unfolded } from '../parts/unfolded.tsx';
import { When } from '../parts/when.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { WholeLine } from '../state/staff-channel.ts';
import { useRead } from '../../reading/index.ts';
import { BucketRows } from './bucket-rows.tsx';
import { ClosingPart } from './closing-part.tsx';
import { HeldAt } from './held-at.tsx';
import { MessageRows } from './message-rows.tsx';
import { NumberRows } from './number-rows.tsx';
import { RulePart } from './rule-part.tsx';
import { SessionRows } from './session-rows.tsx';
import { TopupRows } from './topup-rows.tsx';
import { TransferRows } from './transfer-rows.tsx';

function Totals({ totals }: Pick<WholeLine, 'totals'>): ReactNode {
  const { say, format } = useConsole();
  return (
    <div className="card totals">
      {totals.map(({ unit, total, held }) => (
        <div key={unit}>
          <div className="soft">{say('line.balance')}</div>
          <div className="total-amount">{amountText(unit, total, format, say)}</div>
          {held > 0 && (
            <div className="soft">
              {say('line.held', { amount: amountText(unit, held, format, say) })}
            </div>
          )}
        </div>
      ))}
    </div>
  );
}

function Numbers({ numbers }: Pick<WholeLine['line'], 'numbers'>): ReactNode {
  const { say } = useConsole();
  return (
    <div className="block">
      {numbers.map(({ number, registration }) => (
        <span key={number}>
          {groupedNumber(number)}{' '}
          <StateTag state={registration}>{say(`registration.${registration}`)}</StateTag>
        </span>
      ))}
    </div>
  );
}

function Validity({ line }: Pick<WholeLine, 'line'>): ReactNode {
  const { say, format } = useConsole();
  if (line.validUntil === null) return say('line.never');
  const left = line.daysLeft;
  return (
    <span>
      {format.day(line.validUntil)}
      {left !== null && left >= 0 && ` · ${say('line.daysLeft', { days: format.days(left) })}`}
    </span>
  );
}

function Facts({ line, owner }: WholeLine): ReactNode {
  const { say, format, language } = useConsole();
  const items = [
    { label: say('line.owner'), children: owner.name },
    { label: say('line.language'), children: say(`language.${owner.language}`) },
    { label: say('line.numbers'), children: <Numbers numbers={line.numbers} /> },
    { label: say('line.plan'), children: translated(line.plan.name, language) },
    {
      label: say('line.state'),
      children: <StateTag state={line.state}>{say(`state.${line.state}`)}</StateTag>,
    },
    { label: say('line.validUntil'), children: <Validity line={line} /> },
    ...(line.stateEnds === null || line.stateEnds === line.validUntil
      ? []
      : [{ label: say('line.stateEnds'), children: format.day(line.stateEnds) }]),
    { label: say('line.since'), children: <When at={line.createdAt} /> },
  ];
  return (
    <Descriptions
      className="card"
      column={{ xs: 1, sm: 1, md: 2, lg: 2, xl: 2, xxl: 2 }}
      items={items.map((item) => ({ ...item, key: item.label }))}
    />
  );
}

/** A line with all that a person at the desk needs in front of its owner. */
export function LinePage({ line }: { readonly line: string }): ReactNode {
  const { say, call } = useConsole();
  const whole = useRead(line, () => call('readLine', { params: { line } }));
  return (
    <Page title={say('title.line')} beside={<TrailLink subject={line} />}>
      <Known read={whole}>
        {(value) => (
          <>
            <Totals totals={value.totals} />
            <Facts {...value} />
            <Unfolded label={say('line.showNumberHistory')}>
              <NumberRows line={line} />
            </Unfolded>
            <Block title={say('line.buckets')}>
              <BucketRows buckets={value.buckets} />
            </Block>
            <Block title={say('line.sessions')}>
              <SessionRows line={line} />
            </Block>
            <Block title={say('line.topups')}>
              <TopupRows line={line} />
            </Block>
            <Block title={say('rule.title')}>
              <RulePart line={line} />
            </Block>
            <Block title={say('closing.title')}>
              <ClosingPart line={line} onClosed={whole.readAgain} />
            </Block>
            <Block title={say('messages.line')}>
              <MessageRows line={line} />
            </Block>
            <Block title={say('line.transfers')}>
              <HeldAt line={line} />
              <TransferRows line={line} />
            </Block>
          </>
        )}
      </Known>
    </Page>
  );
}
