import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { groupedNumber } from '../../client/index.ts';
import { Known } from '../layout/known.tsx';
import { Method } from '../parts/method.tsx';
import { Rows } from '../parts/rows.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { When } from '../parts/when.tsx';
import { pageAddress } from '../routes.ts';
import { useConsole } from '../state/console-context.tsx';
import { useRead } from '../../reading/index.ts';

/** The orders of a line, whoever made them. */
export function TopupRows({ line }: { readonly line: string }): ReactNode {
  const { say, call, format } = useConsole();
  const read = useRead(line, () => call('listLineTopups', { params: { line } }));
  return (
    <Known read={read}>
      {({ topups }) => (
        <Rows
          label={say('line.topups')}
          none={say('none.topups')}
          rows={topups}
          keyOf={({ id }) => id}
          columns={[
            { title: say('column.when'), render: ({ orderedAt }) => <When at={orderedAt} /> },
            {
              title: say('column.reference'),
              render: ({ id, reference }) => (
                <Link href={pageAddress('topup', { topup: id })}>{reference}</Link>
              ),
            },
            {
              title: say('column.state'),
              render: ({ state }) => <StateTag state={state}>{say(`order.${state}`)}</StateTag>,
            },
            { title: say('column.number'), render: ({ number }) => groupedNumber(number) },
            { title: say('column.method'), render: ({ method }) => <Method code={method} /> },
            { title: say('column.receipt'), render: ({ receipt }) => receipt ?? '–' },
            {
              title: say('column.price'),
              isAmount: true,
              render: ({ price }) => format.money(price),
            },
            {
              title: say('column.bonus'),
              isAmount: true,
              render: ({ bonus }) => format.money(bonus),
            },
            {
              title: say('column.value'),
              isAmount: true,
              render: ({ value }) => format.money(value),
            },
          ]}
        />
      )}
    </Known>
  );
}
