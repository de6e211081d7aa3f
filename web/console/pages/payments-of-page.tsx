import { methodNameOf } from '@lowu/contract/method-names';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Known } from '../layout/known.tsx';
import { Page } from '../layout/page.tsx';
import { evidenceText } from '../parts/evidence-text.ts';
import { Earlier } from '../parts/earlier.tsx';
import { OrderLink } from '../parts/order-link.tsx';
import { Rows } from '../parts/rows.tsx';
import { When } from '../parts/when.tsx';
import { pageAddress } from '../routes.ts';
import { useConsole } from '../state/console-context.tsx';
import type { AttemptState, ListedPayment } from '../state/staff-channel.ts';
import { pageOf, usePagesOf } from '../state/use-pages-of.ts';

interface PaymentsOfPageProps {
  readonly connector: string;
  readonly state: AttemptState;
}

/** The payments of 24 hours behind one of the counts of the page of payments. */
export function PaymentsOfPage({ connector, state }: PaymentsOfPageProps): ReactNode {
  const { say, call, language } = useConsole();
  const params = { connector, state };
  const pages = usePagesOf<ListedPayment>(`${connector} ${state}`, async (before) => {
    const query = before === undefined ? {} : { before };
    return pageOf(await call('listPayments', { params, query }), ({ payments }) => payments);
  });
  const method = methodNameOf(connector)[language];
  return (
    <Page
      title={say('title.paymentsOf', { method, state: say(`attempt.${state}`) })}
      beside={<Link href={pageAddress('payments')}>{say('title.payments')}</Link>}
    >
      <Known read={pages}>{({ rows }) => <Listed payments={rows} />}</Known>
      <Earlier read={pages.readEarlier} />
    </Page>
  );
}

function Listed({ payments }: { readonly payments: readonly ListedPayment[] }): ReactNode {
  const { say, nameOf, format } = useConsole();
  return (
    <Rows
      label={say('title.payments')}
      none={say('payments.noneStates')}
      rows={payments}
      keyOf={({ id }) => id}
      columns={[
        {
          title: say('payment.opened'),
          render: ({ id, openedAt }) => (
            <Link href={pageAddress('payment', { payment: id })}>
              <When at={openedAt} />
            </Link>
          ),
        },
        { title: say('payments.for'), render: ({ topup }) => <OrderLink topup={topup} /> },
        {
          title: say('topup.evidence'),
          isFree: true,
          render: ({ evidence, amount }) =>
            evidenceText(evidence, { say, nameOf, format, currency: amount.currency }),
        },
        {
          title: say('column.amount'),
          isAmount: true,
          render: ({ amount }) => format.money(amount),
        },
      ]}
    />
  );
}
