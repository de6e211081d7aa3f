import type { ReactNode } from 'react';
import { Known } from '../layout/known.tsx';
import { amountText } from '../parts/amount-text.ts';
import { Cause } from '../parts/cause.tsx';
import { Earlier } from '../parts/earlier.tsx';
import { accountName } from '../parts/account-name.ts';
import { Rows } from '../parts/rows.tsx';
import { When } from '../parts/when.tsx';
import { useConsole } from '../state/console-context.tsx';
import { pageOf, usePagesOf } from '../state/use-pages-of.ts';

/** The movements on the line's account, as the books have them. */
export function TransferRows({ line }: { readonly line: string }): ReactNode {
  const { say, nameOf, call, format, language } = useConsole();
  const pages = usePagesOf(line, async (before) =>
    pageOf(
      await call('listLineTransfers', { params: { line }, query: before ? { before } : {} }),
      ({ transfers }) => transfers,
    ),
  );
  return (
    <Known read={pages}>
      {({ rows }) => (
        <>
          <Rows
            label={say('line.transfers')}
            none={say('none.transfers')}
            rows={rows}
            keyOf={({ bucket, seq }) => `${bucket}.${seq}`}
            columns={[
              { title: say('column.when'), render: ({ recordedAt }) => <When at={recordedAt} /> },
              { title: say('column.reason'), render: ({ code }) => nameOf('movement', code) },
              {
                title: say('column.against'),
                render: ({ systemAccount }) => accountName(systemAccount, nameOf, language),
              },
              { title: say('column.cause'), render: ({ cause }) => <Cause id={cause} /> },
              {
                title: say('column.bucket'),
                render: ({ bucket }) => bucket.slice(bucket.lastIndexOf('_') + 1).slice(-4),
              },
              {
                title: say('column.amount'),
                isAmount: true,
                render: ({ unit, amount }) => amountText(unit, amount, format, say),
              },
              {
                title: say('column.after'),
                isAmount: true,
                render: ({ unit, balanceAfter }) => amountText(unit, balanceAfter, format, say),
              },
            ]}
          />
          <Earlier read={pages.readEarlier} />
        </>
      )}
    </Known>
  );
}
