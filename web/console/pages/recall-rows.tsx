import type { ReactNode } from 'react';
import type { Sending } from '../../reading/index.ts';
import { ApproveOrRefuse } from '../parts/approve-or-refuse.tsx';
import { Rows } from '../parts/rows.tsx';
import { When } from '../parts/when.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { Shops } from './shops-frame.tsx';
import { WhoseShop } from './whose-shop.tsx';

interface RecallRowsProps extends Pick<Shops, 'recalls' | 'resellers'> {
  readonly sending: Sending;
  /** All are of one shop, whose page it is. */
  readonly isOfOne?: boolean;
}

/** Money to be taken out of floats, which waits for the second person. */
export function RecallRows(props: RecallRowsProps): ReactNode {
  const { recalls, resellers, sending, isOfOne = false } = props;
  const { say, call, session, format } = useConsole();
  const whose = {
    title: say('shops.proposeFor'),
    isFree: true,
    render: ({ reseller }: { readonly reseller: string }) => (
      <WhoseShop resellers={resellers} reseller={reseller} />
    ),
  };
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
        ...(isOfOne ? [] : [whose]),
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
        { title: say('shops.waits'), isFree: true, render: () => say('shops.waits.approval') },
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
