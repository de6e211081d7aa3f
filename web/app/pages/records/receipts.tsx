import { appPaths } from '@lowu/contract/app/paths';
import { type ReactNode, useState } from 'react';
import { nationalNumber, type Receipt } from '../../../client/index.ts';
import { buttonClass } from '../../../kit/index.ts';
import { LinkRow } from '../../parts/link-row.tsx';
import { receiptAmount } from '../../parts/receipt-amount.ts';
import { pageAddress } from '../../routes.ts';
import { useLineApp } from '../../state/line-words.tsx';
import { usePagesOf } from '../../state/use-pages-of.ts';
import { ReceiptFinder, type Wanted } from './receipt-finder.tsx';
import { RecordList } from './record-list.tsx';

function ReceiptRow({ receipt }: { readonly receipt: Receipt }): ReactNode {
  const { say, format } = useLineApp();
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

function FoundReceipts({ wanted }: { readonly wanted: Wanted }): ReactNode {
  const { device, say } = useLineApp();
  const asked = new URLSearchParams(wanted).toString();
  const pages = usePagesOf(`receipts ${asked}`, async (before) => {
    const query = { ...wanted, ...(before !== undefined && { before }) };
    const listed = await device.channel.call('listReceipts', { query });
    if (!listed.isOk) return listed;
    return { isOk: true, answer: { items: listed.answer.receipts, before: listed.answer.before } };
  });
  return (
    <>
      <RecordList
        pages={pages}
        none={say(asked === '' ? 'records.noReceipts' : 'records.noneFound')}
      >
        {(receipt) => <ReceiptRow key={receipt.code} receipt={receipt} />}
      </RecordList>
      {pages.items.length > 0 && (
        <a
          href={appPaths.exportReceipts[1] + (asked && `?${asked}`)}
          download
          className={buttonClass('plain')}
        >
          {say('records.export')}
        </a>
      )}
    </>
  );
}

export function Receipts(): ReactNode {
  const [wanted, setWanted] = useState<Wanted>({});
  return (
    <>
      <ReceiptFinder onFind={setWanted} />
      <FoundReceipts key={JSON.stringify(wanted)} wanted={wanted} />
    </>
  );
}
