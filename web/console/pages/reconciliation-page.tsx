import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Block } from '../layout/block.tsx';
import { Known } from '../layout/known.tsx';
import { Page } from '../layout/page.tsx';
import { BillTrouble } from '../parts/bill-trouble.tsx';
import { Earlier } from '../parts/earlier.tsx';
import { More } from '../parts/more.tsx';
import { Rows } from '../parts/rows.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { pageAddress } from '../routes.ts';
import { Method } from '../parts/method.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { Answer, BilledDay } from '../state/staff-channel.ts';
import { partOf, useMoreOf } from '../state/use-more-of.ts';
import { pageOf, usePagesOf } from '../state/use-pages-of.ts';
import { useRead } from '../../reading/index.ts';
import { AlarmRows } from './alarm-rows.tsx';
import { BreakRows } from './break-rows.tsx';
import { UnmatchedBlock } from './unmatched-rows.tsx';

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
        {
          title: say('column.trouble'),
          isFree: true,
          render: ({ problem }) => (problem === null ? '–' : <BillTrouble problem={problem} />),
        },
      ]}
    />
  );
}

const part = ({ breaks, after }: Answer<'listBreaks'>) => ({ rows: breaks, next: after });

/** Every difference that waits, part by part. */
function Waiting({ first }: { readonly first: Answer<'listBreaks'> }): ReactNode {
  const { say, call } = useConsole();
  const list = useMoreOf(part(first), first, async (after) =>
    partOf(await call('listBreaks', { query: { after } }), part),
  );
  return (
    <>
      <BreakRows label={say('recon.breaks')} none={say('none.breaks')} breaks={list.rows} />
      <More list={list} counted={first.counted} />
    </>
  );
}

/** What waits for finance, and how each day of each connector stands. */
export function ReconciliationPage(): ReactNode {
  const { say, call } = useConsole();
  const alarms = useRead('alarms', () => call('readFinanceAlarms', {}));
  const waiting = useRead('breaks', () => call('listBreaks', { query: {} }));
  const days = usePagesOf('days', async (before) =>
    pageOf(
      await call('listReconciliationDays', { query: before === undefined ? {} : { before } }),
      (answer) => answer.days,
    ),
  );
  return (
    <Page title={say('title.reconciliation')}>
      {alarms.value && alarms.value.alarms.length > 0 && (
        <Block title={say('machinery.alarms')}>
          <AlarmRows alarms={alarms.value.alarms} />
        </Block>
      )}
      <Block title={say('recon.breaks')}>
        <Known read={waiting}>{(first) => <Waiting first={first} />}</Known>
      </Block>
      <UnmatchedBlock />
      <Block title={say('recon.days')}>
        <Known read={days}>{({ rows }) => <DayRows days={rows} />}</Known>
        <Earlier read={days.readEarlier} />
      </Block>
    </Page>
  );
}
