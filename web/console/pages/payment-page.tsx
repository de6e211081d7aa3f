import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useRead } from '../../reading/index.ts';
import { Block } from '../layout/block.tsx';
import { Known } from '../layout/known.tsx';
import { Page } from '../layout/page.tsx';
import { accountName } from '../parts/account-name.ts';
import { Cause } from '../parts/cause.tsx';
import { Rows } from '../parts/rows.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { TrailLink } from '../parts/trail-link.tsx';
import { When } from '../parts/when.tsx';
import { pageAddress } from '../routes.ts';
import { useConsole } from '../state/console-context.tsx';
import type { ExplainedPayment } from '../state/staff-channel.ts';
import { BreakRows } from './break-rows.tsx';
import { AttemptRows, NoticeRows, RefundRows } from './evidence-rows.tsx';

function Chargebacks({ chargebacks }: Pick<ExplainedPayment, 'chargebacks'>): ReactNode {
  const { say, format } = useConsole();
  return (
    <Rows
      label={say('payments.chargebacks')}
      none={say('payments.noneChargebacks')}
      rows={chargebacks}
      keyOf={({ id }) => id}
      columns={[
        { title: say('payment.opened'), render: ({ openedAt }) => <When at={openedAt} /> },
        {
          title: say('column.state'),
          render: ({ state }) => (
            <StateTag state={`chargeback_${state}`}>{say(`chargeback.${state}`)}</StateTag>
          ),
        },
        { title: say('column.reason'), isFree: true, render: ({ reason }) => reason },
        { title: say('payments.due'), render: ({ dueAt }) => <When at={dueAt} /> },
        { title: say('payments.fee'), isAmount: true, render: ({ fee }) => format.money(fee) },
        {
          title: say('column.amount'),
          isAmount: true,
          render: ({ amount }) => format.money(amount),
        },
      ]}
    />
  );
}

function Postings({ postings }: Pick<ExplainedPayment, 'postings'>): ReactNode {
  const { say, nameOf, format, language } = useConsole();
  const nameIn = (account: string | null): string =>
    account === null ? say('payment.theLine') : accountName(account, nameOf, language);
  return (
    <Rows
      label={say('payment.postings')}
      none={say('payment.nonePostings')}
      rows={postings}
      keyOf={(one) => JSON.stringify(one)}
      columns={[
        { title: say('column.when'), render: ({ recordedAt }) => <When at={recordedAt} /> },
        { title: say('column.reason'), render: ({ code }) => nameOf('movement', code) },
        {
          title: say('payment.debited'),
          render: ({ debited }) => nameIn(debited),
        },
        {
          title: say('payment.credited'),
          render: ({ credited }) => nameIn(credited),
        },
        { title: say('column.cause'), render: ({ cause }) => <Cause id={cause} /> },
        {
          title: say('column.amount'),
          isAmount: true,
          render: ({ amount }) => format.money(amount),
        },
      ]}
    />
  );
}

/** All that is known of a payment, by any of its numbers at a provider. */
export function PaymentPage({ payment }: { readonly payment: string }): ReactNode {
  const { say, call } = useConsole();
  const read = useRead(payment, () => call('explainPayment', { params: { payment } }));
  return (
    <Page title={say('title.payment')} beside={<TrailLink subject={payment} />}>
      <Known read={read}>
        {({ topup, attempts, notices, refunds, chargebacks, postings, breaks }) => (
          <>
            <p className="card number-card">
              <span>
                {say('break.number')}: <code>{payment}</code>
              </span>
              {topup !== null && (
                <Link href={pageAddress('topup', { topup })}>{say('payment.topup')}</Link>
              )}
            </p>
            <Block title={say('topup.attempts')}>
              <AttemptRows attempts={attempts} />
            </Block>
            <Block title={say('appeal.notices')}>
              <NoticeRows notices={notices} />
            </Block>
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
            <Block title={say('payment.postings')}>
              <Postings postings={postings} />
            </Block>
            {breaks && (
              <Block title={say('payment.breaks')}>
                <BreakRows
                  label={say('payment.breaks')}
                  none={say('payment.noneBreaks')}
                  breaks={breaks}
                />
              </Block>
            )}
          </>
        )}
      </Known>
    </Page>
  );
}
