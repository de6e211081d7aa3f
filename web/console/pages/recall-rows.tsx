import type { ReactNode } from 'react';
import type { Sending } from '../../reading/index.ts';
import { ApproveOrRefuse } from '../parts/approve-or-refuse.tsx';
import { Rows } from '../parts/rows.tsx';
import { When } from '../parts/when.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { Answer } from '../state/staff-channel.ts';

type Shops = Answer<'readShops'>;

interface RecallRowsProps extends Pick<Shops, 'recalls' | 'resellers'> {
  readonly sending: Sending;
}

/** Money to be taken out of floats, which waits for the second person. */
export function RecallRows({ recalls, resellers, sending }: RecallRowsProps): ReactNode {
  const { say, call, session, format } = useConsole();
  const mayDecide = session?.staff?.permissions.includes('floats.approve') ?? false;
  const decide = (recall: string, isApproved: boolean): void =>
    sending.send(call('decideRecall', { params: { recall }, body: { isApproved } }));
  return (
    <Rows
      label={say('shops.recalls')}
      none={say('none.recalls')}
      rows={recalls}
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
          title: say('shops.recallWhat'),
          isFree: true,
          render: ({ issue, toName: name, toAccount: account }) =>
            issue === null ? say('shops.recallPayout', { name, account }) : say('shops.recallUndo'),
        },
        { title: say('shops.recallReason'), isFree: true, render: ({ reason }) => reason },
        {
          title: say('shops.state.proposed'),
          render: ({ proposedAt }) => <When at={proposedAt} />,
        },
        {
          title: say('column.act'),
          render: ({ id }) =>
            mayDecide && (
              <ApproveOrRefuse
                isBusy={sending.isBusy}
                onAnswer={(isApproved) => decide(id, isApproved)}
              />
            ),
        },
      ]}
    />
  );
}
