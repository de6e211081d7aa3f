import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Block } from '../layout/block.tsx';
import { Known } from '../layout/known.tsx';
import { Page } from '../layout/page.tsx';
import { Earlier } from '../parts/earlier.tsx';
import { Rows } from '../parts/rows.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { pageAddress } from '../routes.ts';
import { Method } from '../parts/method.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { BilledDay } from '../state/staff-channel.ts';
import { pageOf, usePagesOf } from '../state/use-pages-of.ts';
import { useRead } from '../../reading/index.ts';
import { BreakRows } from './break-rows.tsx';

/** How a day stands in one word: that it is matched says nothing of what is left of it. */
function standingOf({ state, unresolved, waiting }: BilledDay) {
  if (state !== 'matched') return state;
  if (unresolved > 0) return 'unresolved';
  return waiting > 0 ? 'waiting' : 'balanced';
}

function DayRows({ days }: { readonly days: readonly BilledDay[] }): ReactNode {
  const { say, format } = useConsole();
  return (
    <Rows
      label={say('recon.days')}
      none={say('none.days')}
      rows={days}
      keyOf={({ connector, day }) => `${connector} ${day}`}
      columns={[
        {
          title: say('break.day'),
          render: ({ connector, day }) => (
            <Link href={pageAddress('reconciliationDay', { connector, day })}>{day}</Link>
          ),
        },
        { title: say('break.connector'), render: ({ connector }) => <Method code={connector} /> },
        {
          title: say('column.state'),
          render: (day) => {
            const standing = standingOf(day);
            return <StateTag state={standing}>{say(`standing.${standing}`)}</StateTag>;
          },
        },
        {
          title: say('recon.sums'),
          isAmount: true,
          render: ({ sums }) =>
            sums.length === 0
              ? '–'
              : sums.map(({ kind, amount }) => (
                  <div key={`${kind} ${amount.currency}`}>{format.money(amount)}</div>
                )),
        },
        {
          title: say('recon.unresolved'),
          isAmount: true,
          render: ({ unresolved }) => `${unresolved}`,
        },
        { title: say('recon.waiting'), isAmount: true, render: ({ waiting }) => `${waiting}` },
        { title: say('column.trouble'), isFree: true, render: ({ problem }) => problem ?? '–' },
      ]}
    />
  );
}

/** What waits for finance, and how each day of each connector stands. */
export function ReconciliationPage(): ReactNode {
  const { say, call } = useConsole();
  const waiting = useRead('breaks', () => call('listBreaks', {}));
  const days = usePagesOf('days', async (before) =>
    pageOf(
      await call('listReconciliationDays', { query: before === undefined ? {} : { before } }),
      (answer) => answer.days,
    ),
  );
  return (
    <Page title={say('title.reconciliation')}>
      <Block title={say('recon.breaks')}>
        <Known read={waiting}>
          {({ breaks }) => (
            <BreakRows label={say('recon.breaks')} none={say('none.breaks')} breaks={breaks} />
          )}
        </Known>
      </Block>
      <Block title={say('recon.days')}>
        <Known read={days}>{({ rows }) => <DayRows days={rows} />}</Known>
        <Earlier read={days.readEarlier} />
      </Block>
    </Page>
  );
}
