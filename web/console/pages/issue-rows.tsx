import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Sending } from '../../reading/index.ts';
import { ApproveOrRefuse } from '../parts/approve-or-refuse.tsx';
import { Rows } from '../parts/rows.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { When } from '../parts/when.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { Answer } from '../state/staff-channel.ts';

type Shops = Answer<'readShops'>;

interface IssueRowsProps extends Pick<Shops, 'issues' | 'resellers'> {
  readonly sending: Sending;
}

/** Stock that waits for the second person, or for its money. */
export function IssueRows({ issues, resellers, sending }: IssueRowsProps): ReactNode {
  const { say, session, format } = useConsole();
  const mayDecide = session?.staff?.permissions.includes('floats.approve') ?? false;
  return (
    <Rows
      label={say('shops.issues')}
      none={say('none.issues')}
      rows={issues}
      keyOf={({ id }) => id}
      columns={[
        {
          title: say('shops.proposeFor'),
          isFree: true,
          render: ({ reseller }) => resellers.find(({ id }) => id === reseller)?.name ?? reseller,
        },
        {
          title: say('shops.float'),
          isAmount: true,
          render: ({ amount }) => format.money(amount),
        },
        {
          title: say('shops.paidBy'),
          render: ({ paidBy, paymentReference }) =>
            `${say(`shops.paid.${paidBy}`)} ${paymentReference}`,
        },
        {
          title: say('column.state'),
          isFree: true,
          render: ({ state, saidPaidBy: login, amount, awaited }) => (
            <>
              <StateTag state={state === 'paid' ? 'done' : 'open'}>
                {say(`shops.state.${state}`)}
              </StateTag>{' '}
              {state === 'issued' && login !== null && say('shops.saidPaid', { login })}{' '}
              {awaited &&
                (state === 'paid' || awaited.amountMinor !== amount.amountMinor) &&
                say('shops.awaited', { amount: format.money(awaited) })}
            </>
          ),
        },
        {
          title: say('shops.state.proposed'),
          render: ({ proposedAt }) => <When at={proposedAt} />,
        },
        {
          title: say('column.act'),
          render: (issue) => mayDecide && <Actions issue={issue} sending={sending} />,
        },
      ]}
    />
  );
}

interface ActionsProps {
  readonly issue: Shops['issues'][number];
  readonly sending: Sending;
}

function Actions({ issue: { id: issue, state, awaited }, sending }: ActionsProps): ReactNode {
  const { say, call } = useConsole();
  const decide = (isApproved: boolean): void =>
    sending.send(call('decideIssue', { params: { issue }, body: { isApproved } }));
  if (state === 'issued') {
    const settle = (): void => sending.send(call('settleIssue', { params: { issue } }));
    return (
      <Button loading={sending.isBusy} onClick={settle}>
        {say('shops.settle')}
      </Button>
    );
  }
  if (state === 'paid' && awaited) {
    const stop = (): void => sending.send(call('stopAwaiting', { params: { issue } }));
    return (
      <Button loading={sending.isBusy} onClick={stop}>
        {say('shops.stopAwaiting')}
      </Button>
    );
  }
  if (state !== 'proposed') return null;
  return <ApproveOrRefuse isBusy={sending.isBusy} onAnswer={decide} />;
}
