import type { ReactNode } from 'react';
import { isFinal, nationalNumber, type Topup } from '../../../client/index.ts';
import { LinkRow } from '../../parts/link-row.tsx';
import { pageAddress } from '../../routes.ts';
import { useApp } from '../../state/app-context.tsx';
import { usePagesOf } from '../../state/use-pages-of.ts';
import { RecordList } from './record-list.tsx';

function Order({ topup }: { readonly topup: Topup }): ReactNode {
  const { say, format } = useApp();
  return (
    <LinkRow to={pageAddress('topup', { topup: topup.id })}>
      <span className="record">
        <span>{nationalNumber(topup.receiver.number)}</span>
        <span className="record-amount record-end">{format.money(topup.value)}</span>
        <span className="record-second">{format.dayAndTime(topup.orderedAt)}</span>
        <span className={`record-second record-end${isFinal(topup.state) ? '' : ' tag-attention'}`}>
          {say(`tag.${topup.state}`)}
        </span>
      </span>
    </LinkRow>
  );
}

export function Orders(): ReactNode {
  const { device, say } = useApp();
  const pages = usePagesOf('orders', async (before) => {
    const query = before === undefined ? {} : { before };
    const listed = await device.channel.call('listTopups', { query });
    if (!listed.isOk) return listed;
    return { isOk: true, answer: { items: listed.answer.topups, before: listed.answer.before } };
  });
  return (
    <RecordList pages={pages} none={say('records.noOrders')}>
      {(topup) => <Order key={topup.id} topup={topup} />}
    </RecordList>
  );
}
