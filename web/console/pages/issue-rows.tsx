import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Sending } from '../../reading/index.ts';
import { ApproveOrRefuse } from '../parts/approve-or-refuse.tsx';
import { Rows } from '../parts/rows.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { When } from '../parts/when.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { Shops } from './shops-frame.tsx';
import { issueWaits } from './issue-waits.ts';
import { WhoseShop } from './whose-shop.tsx';

interface IssueRowsProps extends Pick<Shops, 'issues' | 'resellers'> {
  readonly sending: Sending;
  /** All are of one shop, whose page it is. */
  readonly isOfOne?: boolean;
}

/** Stock that waits for the second person, or for its money. */
export function IssueRows(props: IssueRowsProps): ReactNode {
  const { issues, resellers, sending, isOfOne = false } = props;
  const { say, session, format } = useConsole();
  const whose = {
    title: say('shops.proposeFor'),
    isFree: true,
    render: ({ reseller }: { readonly reseller: string }) => (
      <WhoseShop resellers={resellers} reseller={reseller} />
    ),
  };
  const mayDecide = session?.staff?.permissions.includes('floats.approve') ?? false;
  return (
    <Rows
      label={say('shops.issues')}
      none={say('none.issues')}
      rows={issues}
      keyOf={({ id }) => id}
      columns={[
        ...(isOfOne ? [] : [whose]),
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
          render: ({ state }) => (
            <StateTag state={state === 'paid' ? 'done' : 'open'}>
              {say(`shops.state.${state}`)}
            </StateTag>
          ),
        },
        {
          title: say('shops.waits'),
          isFree: true,
          render: (issue) => issueWaits({ say, format }, issue),
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
