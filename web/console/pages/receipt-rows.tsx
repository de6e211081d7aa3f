import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { groupedNumber } from '../../client/index.ts';
import { Known } from '../layout/known.tsx';
import { channelName } from '../parts/channel-name.ts';
import { Earlier } from '../parts/earlier.tsx';
import { Method } from '../parts/method.tsx';
import { Rows } from '../parts/rows.tsx';
import { When } from '../parts/when.tsx';
import { pageAddress } from '../routes.ts';
import { useConsole } from '../state/console-context.tsx';
import type { FoundReceipt } from '../state/staff-channel.ts';
import { pageOf, usePagesOf } from '../state/use-pages-of.ts';
import type { WantedReceipts } from './receipt-form.tsx';

/** `7K2M-9QPX-4TB3`: in the groups that are printed. */
function groupedCode(code: string): string {
  return (code.match(/.{1,4}/g) ?? []).join('-');
}

function Reference({ topup, reference }: FoundReceipt): ReactNode {
  if (topup === null || reference === null) return reference ?? '–';
  return <Link href={pageAddress('topup', { topup })}>{reference}</Link>;
}

function LineNumber({ line, number }: FoundReceipt): ReactNode {
  if (line === null) return '–';
  return <Link href={pageAddress('line', { line })}>{groupedNumber(number)}</Link>;
}

export function ReceiptRows({ wanted }: { readonly wanted: WantedReceipts }): ReactNode {
  const { say, call, format } = useConsole();
  const pages = usePagesOf(`receipts ${JSON.stringify(wanted)}`, async (before) => {
    const query = { ...wanted, ...(before ? { before } : {}) };
    return pageOf(await call('findReceipts', { query }), ({ receipts }) => receipts);
  });
  return (
    <Known read={pages}>
      {({ rows }) => (
        <>
          <Rows
            label={say('title.receipts')}
            none={say('none.receipts')}
            rows={rows}
            keyOf={({ code }) => code}
            columns={[
              { title: say('column.when'), render: ({ issuedAt }) => <When at={issuedAt} /> },
              { title: say('receipts.kind'), render: ({ kind }) => say(`receipts.of.${kind}`) },
              {
                title: say('column.number'),
                render: LineNumber,
              },
              {
                title: say('column.receipt'),
                render: ({ code }) => <code>{groupedCode(code)}</code>,
              },
              { title: say('column.reference'), render: Reference },
              {
                title: say('column.method'),
                render: ({ method }) => (method === null ? '–' : <Method code={method} />),
              },
              {
                title: say('receipts.where'),
                render: ({ place, channel }) => place ?? channelName(channel, say),
              },
              {
                title: say('column.price'),
                isAmount: true,
                render: ({ paid }) => format.money(paid),
              },
              {
                title: say('column.value'),
                isAmount: true,
                render: ({ value }) => format.money(value),
              },
            ]}
          />
          <Earlier read={pages.readEarlier} />
        </>
      )}
    </Known>
  );
}
