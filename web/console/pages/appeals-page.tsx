import { Button, Descriptions, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { Block } from '../layout/block.tsx';
import { Known } from '../layout/known.tsx';
import { Page } from '../layout/page.tsx';
import { ClockTag } from '../parts/clock-tag.tsx';
import { Method } from '../parts/method.tsx';
import { OrderLink } from '../parts/order-link.tsx';
import { Rows } from '../parts/rows.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { When } from '../parts/when.tsx';
import { pageAddress } from '../routes.ts';
import { useConsole } from '../state/console-context.tsx';
import type { AppealDesk } from '../state/staff-channel.ts';
import { useRead } from '../../reading/index.ts';

function addressOf(number: string): string {
  return pageAddress('appeal', { number: number.replaceAll(/[\s-]/g, '') });
}

/** One thing that waits, an appeal or what a bank has passed on. */
type Waiting =
  | { readonly is: 'appeal'; readonly of: AppealDesk['appeals'][number] }
  | { readonly is: 'chargeback'; readonly of: AppealDesk['chargebacks'][number] };

/** What ends first stands first; a claim without a deadline last. */
function byClock({ appeals, chargebacks }: AppealDesk): Waiting[] {
  const all: Waiting[] = [
    ...appeals.map((of) => ({ is: 'appeal' as const, of })),
    ...chargebacks.map((of) => ({ is: 'chargeback' as const, of })),
  ];
  const ends = ({ of }: Waiting): string => of.dueAt ?? '9';
  return all.sort((one, other) => (ends(one) < ends(other) ? -1 : 1));
}

function Queue({ desk }: { readonly desk: AppealDesk }): ReactNode {
  const { say, format } = useConsole();
  return (
    <Rows<Waiting>
      label={say('appeal.queue')}
      none={say('none.appeals')}
      rows={byClock(desk)}
      keyOf={(one) => (one.is === 'appeal' ? one.of.number : one.of.id)}
      columns={[
        {
          title: say('appeal.due'),
          render: ({ is, of }) => (
            <>
              <When at={of.dueAt} />
              {is === 'appeal' && <ClockTag appeal={of} />}
            </>
          ),
        },
        {
          title: say('appeal.number'),
          render: (one) =>
            one.is === 'appeal' ? (
              <Link href={addressOf(one.of.number)}>{one.of.number}</Link>
            ) : (
              <OrderLink topup={one.of.topup} />
            ),
        },
        { title: say('appeal.what'), render: (one) => <What one={one} /> },
        { title: say('column.state'), render: (one) => <State one={one} /> },
        {
          title: say('appeal.handler'),
          render: ({ is, of }) =>
            is === 'appeal' ? (of.handler ?? say('appeal.nobody')) : <Method code={of.connector} />,
        },
        {
          title: say('column.amount'),
          isAmount: true,
          render: ({ is, of }) => format.money(is === 'appeal' ? of.stake : of.amount),
        },
      ]}
    />
  );
}

function What({ one }: { readonly one: Waiting }): ReactNode {
  const { say, nameOf } = useConsole();
  if (one.is === 'chargeback') {
    return say('appeal.chargeback', { reason: nameOf('bankReason', one.of.reason) });
  }
  const { kind, round } = one.of;
  const again = round > 1 ? ` · ${say('appeal.again')}` : '';
  return `${say(`appeal.kind.${kind}`)}${again}`;
}

function State({ one }: { readonly one: Waiting }): ReactNode {
  const { say } = useConsole();
  if (one.is === 'chargeback') {
    const { state } = one.of;
    return <StateTag state={`chargeback_${state}`}>{say(`chargeback.${state}`)}</StateTag>;
  }
  const { state, isProposed } = one.of;
  return (
    <>
      <StateTag state={`appeal_${state}`}>{say(`appeal.state.${state}`)}</StateTag>
      {isProposed && <StateTag state="proposed">{say('appeal.proposed')}</StateTag>}
    </>
  );
}

function Figures({ figures }: Pick<AppealDesk, 'figures'>): ReactNode {
  const { say } = useConsole();
  const hours = (seconds: number | null): string =>
    seconds === null ? '–' : say('appeal.hours', { hours: (seconds / 3_600).toFixed(1) });
  const items = [
    { label: say('appeal.opened'), children: figures.opened },
    { label: say('appeal.answered'), children: figures.answered },
    { label: say('appeal.reopened'), children: figures.reopened },
    { label: say('appeal.withdrawn'), children: figures.withdrawn },
    { label: say('appeal.firstHalf'), children: hours(figures.firstAnswerHalfSeconds) },
    { label: say('appeal.firstMost'), children: hours(figures.firstAnswerMostSeconds) },
    { label: say('appeal.lateFirst'), children: shareOf(figures.lateFirst, figures.opened) },
    { label: say('appeal.lateAnswers'), children: shareOf(figures.lateAnswers, figures.opened) },
    ...figures.outcomes.map(({ gives, count }) => {
      return { label: say(`appeal.gives.${gives}`), children: count };
    }),
  ];
  return (
    <>
      <p className="soft">{say('appeal.figuresOf', { days: String(figures.days) })}</p>
      <Descriptions
        className="card"
        column={{ xs: 1, sm: 1, md: 2, lg: 2, xl: 2, xxl: 2 }}
        items={items.map((item) => ({ ...item, key: item.label }))}
      />
    </>
  );
}

/** `2 (4%)`. */
function shareOf(count: number, all: number): string {
  return all === 0 ? String(count) : `${count} (${Math.round((100 * count) / all)}%)`;
}

/** Somebody at the phone has a number. */
function FindAppeal(): ReactNode {
  const { say } = useConsole();
  const [, navigate] = useLocation();
  return (
    <Form
      className="card"
      layout="inline"
      onFinish={({ number }: { readonly number?: string }) => {
        if (number?.trim()) navigate(addressOf(number));
      }}
    >
      <Form.Item name="number" label={say('appeal.find')}>
        <Input autoComplete="off" maxLength={12} />
      </Form.Item>
      <Button htmlType="submit">{say('find.go')}</Button>
    </Form>
  );
}

/** Appeals and chargebacks by their clocks, and how well they were answered before. */
export function AppealsPage(): ReactNode {
  const { say, call } = useConsole();
  const read = useRead('appeals', () => call('readAppeals', {}));
  return (
    <Page title={say('title.appeals')}>
      <FindAppeal />
      <Known read={read}>
        {(desk) => (
          <>
            <Block title={say('appeal.queue')}>
              <Queue desk={desk} />
            </Block>
            <Block title={say('appeal.figures')}>
              <Figures figures={desk.figures} />
            </Block>
          </>
        )}
      </Known>
    </Page>
  );
}
