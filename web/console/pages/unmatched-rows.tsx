import type { ReactNode } from 'react';
import { Block } from '../layout/block.tsx';
import { Known } from '../layout/known.tsx';
import { Cause } from '../parts/cause.tsx';
import { Method } from '../parts/method.tsx';
import { Rows } from '../parts/rows.tsx';
import { When } from '../parts/when.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { Nobodys } from '../state/staff-channel.ts';
import { useRead } from '../../reading/index.ts';
import { useWhy } from '../state/use-why.ts';

/**
 * All money that is booked as nobody's, by what put it there; each leads to where it is decided.
 */
export function UnmatchedBlock(): ReactNode {
  const { say, call, format } = useConsole();
  const why = useWhy();
  const read = useRead('unmatched', () => call('listUnmatched', {}));
  const amountOf = ({ left }: Nobodys): string => format.money(left);
  return (
    <Block title={say('unmatched.title')}>
      <Known read={read}>
        {({ items }) => (
          <Rows
            label={say('unmatched.title')}
            none={say('unmatched.none')}
            rows={items}
            keyOf={({ id, left }) => `${id} ${left.currency}`}
            columns={[
              { title: say('unmatched.since'), render: ({ since }) => <When at={since} /> },
              {
                title: say('break.connector'),
                render: ({ connector }) => <Method code={connector} />,
              },
              { title: say('bank.why'), isFree: true, render: why },
              { title: say('unmatched.left'), isAmount: true, render: amountOf },
              {
                title: say('column.state'),
                render: ({ isProposed, leaving }) => {
                  if (isProposed) return say('breakState.proposed');
                  return leaving.amountMinor === 0 ? '' : say('unmatched.leaving');
                },
              },
              { title: say('break.subject'), render: ({ id }) => <Cause id={id} /> },
            ]}
          />
        )}
      </Known>
    </Block>
  );
}
