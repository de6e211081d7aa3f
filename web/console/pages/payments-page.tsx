import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Block } from '../layout/block.tsx';
import { Known } from '../layout/known.tsx';
import { Page } from '../layout/page.tsx';
import { evidenceText } from '../parts/evidence-text.ts';
import { Cause } from '../parts/cause.tsx';
import { More } from '../parts/more.tsx';
import { OrderLink } from '../parts/order-link.tsx';
import { reasonText } from '../parts/reason-text.ts';
import { Rows } from '../parts/rows.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { When } from '../parts/when.tsx';
import { Method } from '../parts/method.tsx';
import { pageAddress } from '../routes.ts';
import { useConsole } from '../state/console-context.tsx';
import type { StaffPayments } from '../state/staff-channel.ts';
import { partOf, useMoreOf } from '../state/use-more-of.ts';
import { useRead } from '../../reading/index.ts';
import { DecidedChargebacks, UndecidedChargebacks } from './chargeback-lists.tsx';
import { AllProposed } from './proposed-refunds.tsx';

/** How payments stand as a whole: by state, what is unknown and why, refunds and chargebacks. */
export function PaymentsPage(): ReactNode {
  const { say, call } = useConsole();
  const read = useRead('payments', () => call('readPayments', {}));
  return (
    <Page title={say('title.payments')}>
      <Known read={read}>
        {({ states, ...lists }) => (
          <>
            <Block title={say('payments.proposed')}>
              <AllProposed payments={lists} readAgain={read.readAgain} />
            </Block>
            <Block title={say('payments.chargebacks')}>
              <UndecidedChargebacks payments={lists} readAgain={read.readAgain} />
            </Block>
            {lists.stranded.length > 0 && (
              <Block title={say('payments.stranded')}>
                <Stranded stranded={lists.stranded} />
              </Block>
            )}
            <Block title={say('payments.unclear')}>
              <AllUnclear {...lists} />
            </Block>
            <Block title={say('topup.refunds')}>
              <AllRefunds {...lists} />
            </Block>
            <Block title={say('payments.decided')}>
              <DecidedChargebacks payments={lists} readAgain={read.readAgain} />
            </Block>
            <Block title={say('payments.states')}>
              <States states={states} />
            </Block>
          </>
        )}
      </Known>
    </Page>
  );
}

function AllUnclear({
  unclear,
  unclearAfter,
}: Pick<StaffPayments, 'unclear' | 'unclearAfter'>): ReactNode {
  const { call } = useConsole();
  const first = { rows: unclear, next: unclearAfter };
  const list = useMoreOf(first, unclear, async (after) =>
    partOf(await call('listUnclearPayments', { query: { after } }), (answer) => {
      return { rows: answer.unclear, next: answer.after };
    }),
  );
  return (
    <>
      <Unclear unclear={list.rows} />
      <More list={list} />
    </>
  );
}

function AllRefunds({
  refunds,
  refundsBefore,
}: Pick<StaffPayments, 'refunds' | 'refundsBefore'>): ReactNode {
  const { call } = useConsole();
  const first = { rows: refunds, next: refundsBefore };
  const list = useMoreOf(first, refunds, async (before) =>
    partOf(await call('listOpenRefunds', { query: { before } }), (answer) => {
      return { rows: answer.refunds, next: answer.before };
    }),
  );
  return (
    <>
      <Refunds refunds={list.rows} />
      <More list={list} />
    </>
  );
}

function Unclear({ unclear }: Pick<StaffPayments, 'unclear'>): ReactNode {
  const { say, nameOf, format } = useConsole();
  return (
    <Rows
      label={say('payments.unclear')}
      none={say('payments.noneUnclear')}
      rows={unclear}
      keyOf={({ id }) => id}
      columns={[
        {
          title: say('topup.sent'),
          render: ({ id, sentAt }) => (
            <Link href={pageAddress('payment', { payment: id })}>
              <When at={sentAt} />
            </Link>
          ),
        },
        { title: say('payments.for'), render: ({ topup }) => <OrderLink topup={topup} /> },
        { title: say('column.method'), render: ({ connector }) => <Method code={connector} /> },
        {
          title: say('column.state'),
          render: ({ state }) => <StateTag state={state}>{say(`attempt.${state}`)}</StateTag>,
        },
        {
          title: say('topup.evidence'),
          isFree: true,
          render: ({ evidence, amount }) =>
            evidenceText(evidence, { say, nameOf, format, currency: amount.currency }),
        },
        { title: say('column.tries'), render: ({ asked }) => asked },
        { title: say('payments.askedNext'), render: ({ askAt }) => <When at={askAt} /> },
        {
          title: say('column.amount'),
          isAmount: true,
          render: ({ amount }) => format.money(amount),
        },
      ]}
    />
  );
}

function Refunds({ refunds }: Pick<StaffPayments, 'refunds'>): ReactNode {
  const { say, nameOf, format } = useConsole();
  return (
    <Rows
      label={say('topup.refunds')}
      none={say('payments.noneRefunds')}
      rows={refunds}
      keyOf={({ id }) => id}
      columns={[
        { title: say('payments.for'), render: ({ topup }) => <OrderLink topup={topup} /> },
        { title: say('title.payment'), render: ({ id }) => <Cause id={id} /> },
        {
          title: say('column.state'),
          render: ({ state }) => <StateTag state={state}>{say(`attempt.${state}`)}</StateTag>,
        },
        {
          title: say('column.reason'),
          isFree: true,
          render: ({ reason }) => reasonText(reason, { say, nameOf }),
        },
        {
          title: say('topup.evidence'),
          isFree: true,
          render: ({ evidence, amount }) =>
            evidenceText(evidence, { say, nameOf, format, currency: amount.currency }),
        },
        { title: say('column.tries'), render: ({ asked }) => asked },
        {
          title: say('column.amount'),
          isAmount: true,
          render: ({ amount }) => format.money(amount),
        },
      ]}
    />
  );
}

/** What payers are owed, and neither its provider nor a bank of ours can send. */
function Stranded({ stranded }: Pick<StaffPayments, 'stranded'>): ReactNode {
  const { say, format } = useConsole();
  return (
    <Rows
      label={say('payments.stranded')}
      none={say('payments.noneRefunds')}
      rows={stranded}
      keyOf={({ attempt }) => attempt}
      columns={[
        { title: say('payments.strandedSince'), render: ({ since }) => <When at={since} /> },
        { title: say('payments.for'), render: ({ topup }) => <OrderLink topup={topup} /> },
        { title: say('column.method'), render: ({ connector }) => <Method code={connector} /> },
        {
          title: say('column.amount'),
          isAmount: true,
          render: ({ amount }) => format.money(amount),
        },
      ]}
    />
  );
}

function States({ states }: Pick<StaffPayments, 'states'>): ReactNode {
  const { say } = useConsole();
  return (
    <Rows
      label={say('payments.states')}
      none={say('payments.noneStates')}
      rows={states}
      keyOf={({ connector, state }) => `${connector} ${state}`}
      columns={[
        { title: say('column.method'), render: ({ connector }) => <Method code={connector} /> },
        {
          title: say('column.state'),
          render: ({ state }) => <StateTag state={state}>{say(`attempt.${state}`)}</StateTag>,
        },
        {
          title: say('payments.count'),
          isAmount: true,
          render: ({ connector, state, count }) => (
            <Link href={pageAddress('paymentsOf', { connector, state })}>{count}</Link>
          ),
        },
      ]}
    />
  );
}
