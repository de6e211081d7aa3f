import type { ReactNode } from 'react';
import { amountText } from '../parts/amount-text.ts';
import { Cause } from '../parts/cause.tsx';
import { Rows } from '../parts/rows.tsx';
import { sourceName } from '../parts/source-name.ts';
import { When } from '../parts/when.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { WholeLine } from '../state/staff-channel.ts';

/** What the line holds, bucket by bucket. */
export function BucketRows({ buckets }: Pick<WholeLine, 'buckets'>): ReactNode {
  const { say, nameOf, format } = useConsole();
  return (
    <Rows
      label={say('line.buckets')}
      none={say('none.buckets')}
      rows={buckets}
      keyOf={({ id }) => id}
      columns={[
        { title: say('column.source'), render: ({ source }) => sourceName(source, say) },
        { title: say('column.cause'), render: ({ cause }) => <Cause id={cause} /> },
        {
          title: say('column.zones'),
          render: ({ zones }) => format.list(zones.map((zone) => nameOf('zone', zone))),
        },
        { title: say('column.expires'), render: ({ expiresAt }) => <When at={expiresAt} /> },
        {
          title: say('column.held'),
          isAmount: true,
          render: ({ unit, held }) => amountText(unit, held, format, say),
        },
        {
          title: say('column.amount'),
          isAmount: true,
          render: ({ unit, balance }) => amountText(unit, balance, format, say),
        },
      ]}
    />
  );
}
