import { Button, Form, Input } from 'antd';
import { Fragment, type ReactNode } from 'react';
import { useRead, useSending } from '../../reading/index.ts';
import { Block } from '../layout/block.tsx';
import { Known } from '../layout/known.tsx';
import { Page } from '../layout/page.tsx';
import { ProblemNote } from '../layout/problem-note.tsx';
import { AnswerButtons } from '../parts/answer-buttons.tsx';
import { Rows } from '../parts/rows.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { TrailLink } from '../parts/trail-link.tsx';
import { When } from '../parts/when.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { RateDesk } from '../state/staff-channel.ts';

const pair = { from: 'HKD', to: 'CNY' } as const;
const decimal = /^\d{1,4}(?:\.\d{1,8})?$/;

interface PartProps {
  readonly desk: RateDesk;
  readonly readAgain: () => void;
}

/** What one person has proposed, for another to decide. */
function Proposals({ desk, readAgain }: PartProps): ReactNode {
  const { say, call } = useConsole();
  const { sending, problem } = useSending(readAgain);
  return (
    <Block title={say('rates.proposals')}>
      {problem && <ProblemNote problem={problem} />}
      {desk.proposals.map(({ id, text, reason, by, at }) => (
        <Fragment key={id}>
          <div className="card">
            <p>
              <strong>{text}</strong> · <When at={at} />
            </p>
            <p>{reason}</p>
            <p className="soft">
              {say('rates.by', { login: by })} <TrailLink subject={id} />
            </p>
          </div>
          <AnswerButtons
            isBusy={sending.isBusy}
            onAnswer={(isApproved) =>
              sending.send(call('decideRate', { params: { proposal: id }, body: { isApproved } }))
            }
          />
        </Fragment>
      ))}
    </Block>
  );
}

interface Written {
  readonly rate: string;
  readonly reason: string;
}

function ProposeForm({ readAgain }: Pick<PartProps, 'readAgain'>): ReactNode {
  const { say, call } = useConsole();
  const { sending, problem } = useSending(readAgain);
  const propose = ({ rate, reason }: Written): void =>
    sending.send(call('proposeRate', { body: { ...pair, rate: rate.trim(), reason } }));
  return (
    <Block title={say('rates.propose')}>
      {problem && <ProblemNote problem={problem} />}
      <Form className="card" layout="vertical" requiredMark={false} onFinish={propose}>
        <Form.Item
          name="rate"
          label={say('rates.value')}
          extra={say('rates.valueHint')}
          rules={[{ required: true, pattern: decimal, message: say('rates.wrong') }]}
        >
          <Input inputMode="decimal" autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="reason"
          label={say('review.reason')}
          extra={say('review.reasonHint')}
          rules={[{ required: true, whitespace: true, message: say('signIn.missing') }]}
        >
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={sending.isBusy}>
          {say('review.propose')}
        </Button>
      </Form>
    </Block>
  );
}

function RateRows({ rates }: Pick<RateDesk, 'rates'>): ReactNode {
  const { say } = useConsole();
  return (
    <Rows
      label={say('rates.recorded')}
      none={say('none.rates')}
      rows={rates}
      keyOf={({ id }) => id}
      columns={[
        { title: say('rates.rate'), isAmount: true, render: ({ text }) => text },
        {
          title: say('column.state'),
          render: ({ state }) => <StateTag state={state}>{say(`rateState.${state}`)}</StateTag>,
        },
        { title: say('rates.from'), render: ({ validFrom }) => <When at={validFrom} /> },
        { title: say('rates.source'), isFree: true, render: ({ source }) => source },
      ]}
    />
  );
}

/** By which rates prices in CNY are made, and how two people set one by hand. */
export function RatesPage(): ReactNode {
  const { say, call, session } = useConsole();
  const read = useRead('rates', () => call('readRates', {}));
  const mayChange = session?.staff?.permissions.includes('rates.change') ?? false;
  return (
    <Page title={say('title.rates')}>
      <Known read={read}>
        {(desk) => (
          <>
            {desk.proposals.length > 0 && <Proposals desk={desk} readAgain={read.readAgain} />}
            <Block title={say('rates.recorded')}>
              <RateRows rates={desk.rates} />
            </Block>
            {mayChange && desk.proposals.length === 0 && <ProposeForm readAgain={read.readAgain} />}
          </>
        )}
      </Known>
    </Page>
  );
}
