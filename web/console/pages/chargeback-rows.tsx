import type { ReactNode } from 'react';
import { OrderLink } from '../parts/order-link.tsx';
import { Rows } from '../parts/rows.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { When } from '../parts/when.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { StaffPayments } from '../state/staff-channel.ts';

/** What payers' banks have taken, the nearest deadline for evidence first. */
export function ChargebackRows({ chargebacks }: Pick<StaffPayments, 'chargebacks'>): ReactNode {
  const { say, format } = useConsole();
  return (
    <Rows
      label={say('payments.chargebacks')}
      none={say('payments.noneChargebacks')}
      rows={chargebacks}
      keyOf={({ id }) => id}
      columns={[
        { title: say('payments.due'), render: ({ dueAt }) => <When at={dueAt} /> },
        { title: say('payments.for'), render: ({ topup }) => <OrderLink topup={topup} /> },
        {
          title: say('column.state'),
          render: ({ state }) => (
            <StateTag state={`chargeback_${state}`}>{say(`chargeback.${state}`)}</StateTag>
          ),
        },
        { title: say('column.reason'), render: ({ reason }) => reason },
        {
          title: say('topup.providerReference'),
          render: ({ providerReference }) => providerReference,
        },
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
