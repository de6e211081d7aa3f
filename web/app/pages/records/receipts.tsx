import { appPaths } from '@lowu/contract/app/paths';
import type { ReactNode } from 'react';
import { nationalNumber, type Receipt } from '../../../client/index.ts';
import { buttonClass } from '../../../kit/index.ts';
import { LinkRow } from '../../parts/link-row.tsx';
import { receiptAmount } from '../../parts/receipt-amount.ts';
import { pageAddress } from '../../routes.ts';
import { useApp } from '../../state/app-context.tsx';
import { usePagesOf } from '../../state/use-pages-of.ts';
import { RecordList } from './record-list.tsx';

function ReceiptRow({ receipt }: { readonly receipt: Receipt }): ReactNode {
  const { say, format } = useApp();
  return (
    <LinkRow to={pageAddress('receipt', { code: receipt.code })} icon="receipt">
      <span className="record">
        <span>{nationalNumber(receipt.number)}</span>
        <span className="record-amount record-end">{format.money(receiptAmount(receipt))}</span>
        <span className="record-second">{format.dayAndTime(receipt.issuedAt)}</span>
        <span className="record-second record-end">{say(`receipt.${receipt.kind}`)}</span>
      </span>
    </LinkRow>
  );
}

export function Receipts(): ReactNode {
  const { device, say } = useApp();
  const pages = usePagesOf('receipts', async (before) => {
    const query = before === undefined ? {} : { before };
    const listed = await device.channel.call('listReceipts', { query });
    if (!listed.isOk) return listed;
    return { isOk: true, answer: { items: listed.answer.receipts, before: listed.answer.before } };
  });
  return (
    <>
      <RecordList pages={pages} none={say('records.noReceipts')}>
        {(receipt) => <ReceiptRow key={receipt.code} receipt={receipt} />}
      </RecordList>
      {pages.items.length > 0 && (
        <a href={appPaths.exportReceipts[1]} download className={buttonClass('plain')}>
          {say('records.export')}
        </a>
      )}
    </>
  );
}
