import { methodNameOf } from '@lowu/contract/method-names';
import { consolePaths } from '@lowu/contract/console/paths';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { addressAt } from '../../client/index.ts';
import { Block } from '../layout/block.tsx';
import { Known } from '../layout/known.tsx';
import { Page } from '../layout/page.tsx';
import { BillTrouble } from '../parts/bill-trouble.tsx';
import { Rows } from '../parts/rows.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { When } from '../parts/when.tsx';
import { pageAddress } from '../routes.ts';
import { useConsole } from '../state/console-context.tsx';
import type { Answer } from '../state/staff-channel.ts';
import { useRead } from '../../reading/index.ts';
import { BillPart } from './bill-part.tsx';
import { BreakRows } from './break-rows.tsx';
import { GivingUpPart } from './giving-up-part.tsx';

type Report = Answer<'readReconciliationDay'>;
const kinds = [
  'payment',
  'refund',
  'refund_failure',
  'chargeback',
  'fee',
  'payout',
  'credit',
] as const;

function SumRows({ sums }: Pick<Report['day'], 'sums'>): ReactNode {
  const { say, format } = useConsole();
  return (
    <Rows
      label={say('recon.sums')}
      none={say('none.items')}
      rows={sums}
      keyOf={({ kind, amount }) => `${kind} ${amount.currency}`}
      columns={[
        {
          title: say('recon.kind'),
          render: ({ kind }) => say(`item.${kinds.find((one) => one === kind) ?? 'other'}`),
        },
        { title: say('recon.items'), isAmount: true, render: ({ items }) => `${items}` },
        {
          title: say('column.amount'),
          isAmount: true,
          render: ({ amount }) => format.money(amount),
        },
        { title: say('recon.fee'), isAmount: true, render: ({ fee }) => format.money(fee) },
        {
          title: say('recon.coupon'),
          isAmount: true,
          render: ({ coupon }) => format.money(coupon),
        },
      ]}
    />
  );
}

function BatchRows({ batches }: Pick<Report, 'batches'>): ReactNode {
  const { say, format } = useConsole();
  return (
    <Rows
      label={say('recon.batches')}
      none={say('none.items')}
      rows={batches}
      keyOf={({ expected }) => expected.currency}
      columns={[
        {
          title: say('column.state'),
          render: ({ state }) => <StateTag state={state}>{say(`batch.${state}`)}</StateTag>,
        },
        {
          title: say('recon.expected'),
          isAmount: true,
          render: ({ expected }) => format.money(expected),
        },
        {
          title: say('recon.arrived'),
          isAmount: true,
          render: ({ arrived }) => format.money(arrived),
        },
      ]}
    />
  );
}

/** What came of it, with the days that it settles: one may pay for many, and many for one. */
function PayoutRows({ payouts }: Pick<Report, 'payouts'>): ReactNode {
  const { say, format } = useConsole();
  return (
    <Rows
      label={say('recon.payouts')}
      none={say('none.payouts')}
      rows={payouts}
      keyOf={({ id }) => id}
      columns={[
        {
          title: say('recon.came'),
          render: ({ id, cameAt }) =>
            id.startsWith('ent_') ? (
              <Link href={pageAddress('credit', { entry: id })}>
                <When at={cameAt} />
              </Link>
            ) : (
              <When at={cameAt} />
            ),
        },
        {
          title: say('recon.paidFor'),
          render: ({ fromDay, untilDay }) =>
            untilDay === null ? (
              <StateTag state="waiting">{say('recon.noDay')}</StateTag>
            ) : fromDay === untilDay ? (
              untilDay
            ) : (
              `${fromDay} – ${untilDay}`
            ),
        },
        { title: say('column.amount'), isAmount: true, render: ({ came }) => format.money(came) },
        {
          title: say('recon.settled'),
          isAmount: true,
          render: ({ settled }) => (settled === null ? '–' : format.money(settled)),
        },
        { title: say('recon.named'), isFree: true, render: ({ named }) => named || '–' },
      ]}
    />
  );
}

function BillRows({ bills }: Pick<Report, 'bills'>): ReactNode {
  const { say, session } = useConsole();
  const mayChange = session?.staff?.permissions.includes('reconciliation.change') ?? false;
  return (
    <Rows
      label={say('recon.bills')}
      none={say('none.bills')}
      rows={bills}
      keyOf={({ id }) => id}
      columns={[
        { title: say('column.when'), render: ({ fetchedAt }) => <When at={fetchedAt} /> },
        {
          title: say('column.state'),
          render: ({ counts, broughtAloneBy: login }) =>
            login === null
              ? say(counts ? 'recon.counts' : 'recon.replaced')
              : say('bill.waits', { login }),
        },
        { title: say('recon.bytes'), isAmount: true, render: ({ sizeBytes }) => `${sizeBytes}` },
        ...(mayChange
          ? [
              {
                title: say('bill.file'),
                render: ({ id }: Report['bills'][number]) => (
                  <a href={addressAt(consolePaths.readBillFile, { bill: id }).address} download>
                    {say('bill.download')}
                  </a>
                ),
              },
            ]
          : []),
        { title: 'SHA-256', isFree: true, render: ({ sha256 }) => <code>{sha256}</code> },
      ]}
    />
  );
}

/** A day that nobody has compared yet is not one of which nothing differs. */
const noneOf = (state: Report['day']['state']) => {
  if (state === 'matched') return 'none.breaks';
  return state === 'given_up' ? 'recon.neverCompared' : 'recon.notCompared';
};

function Standing({ state, problem }: Pick<Report['day'], 'state' | 'problem'>): ReactNode {
  const { say } = useConsole();
  if (state === 'matched') return null;
  return (
    <p>
      <StateTag state={state}>{say(`standing.${state}`)}</StateTag>{' '}
      <BillTrouble problem={problem} />
    </p>
  );
}

interface DayPageProps {
  readonly connector: string;
  readonly day: string;
}

/** A day of a connector: what its bill comes to, what came of it, the files, and what differs. */
export function ReconciliationDayPage({ connector, day }: DayPageProps): ReactNode {
  const { say, call, language, session } = useConsole();
  const mayChange = session?.staff?.permissions.includes('reconciliation.change') ?? false;
  const params = { connector, day };
  const read = useRead(`${connector} ${day}`, () => call('readReconciliationDay', { params }));
  const report = addressAt(consolePaths.exportReconciliationDay, params).address;
  return (
    <Page
      title={say('title.reconciliationDay', { connector: methodNameOf(connector)[language], day })}
      beside={
        <a href={report} download>
          {say('recon.report')}
        </a>
      }
    >
      <Known read={read}>
        {({ day: known, bills, batches, payouts, breaks, ...report }) => (
          <>
            <Block title={say('recon.breaks')}>
              <Standing {...known} />
              <BreakRows
                label={say('recon.breaks')}
                none={say(noneOf(known.state))}
                breaks={breaks}
              />
            </Block>
            <Block title={say('recon.sums')}>
              <SumRows sums={known.sums} />
            </Block>
            <Block title={say('recon.batches')}>
              <BatchRows batches={batches} />
            </Block>
            <Block title={say('recon.payouts')}>
              <PayoutRows payouts={payouts} />
            </Block>
            <Block title={say('recon.bills')}>
              <BillRows bills={bills} />
            </Block>
            <GivingUpPart report={report} readAgain={read.readAgain} {...params} />
          </>
        )}
      </Known>
      {mayChange && (
        <Block title={say('bill.byHand')}>
          <BillPart connector={connector} day={day} onBrought={read.readAgain} />
        </Block>
      )}
    </Page>
  );
}
