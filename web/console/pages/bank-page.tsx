import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Block } from '../layout/block.tsx';
import { Known } from '../layout/known.tsx';
import { Page } from '../layout/page.tsx';
import { More } from '../parts/more.tsx';
import { Rows } from '../parts/rows.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { When } from '../parts/when.tsx';
import { pageAddress } from '../routes.ts';
import { Method } from '../parts/method.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { BankDesk } from '../state/staff-channel.ts';
import { partOf, useMoreOf } from '../state/use-more-of.ts';
import { useRead } from '../../reading/index.ts';
import { BagRows } from './bag-rows.tsx';
import { DifferingRows } from './differing-rows.tsx';
import { BankTransfers } from './bank-transfers.tsx';
import { ClosingBlock } from './closing-rows.tsx';

function SuspenseRows({ suspense }: Pick<BankDesk, 'suspense'>): ReactNode {
  const { say, format } = useConsole();
  return (
    <Rows
      label={say('bank.suspense')}
      none={say('none.suspense')}
      rows={suspense}
      keyOf={({ entry }) => entry.id}
      columns={[
        {
          title: say('bank.why'),
          render: ({ entry, why }) => (
            <Link href={pageAddress('credit', { entry: entry.id })}>{say(`suspense.${why}`)}</Link>
          ),
        },
        {
          title: say('column.state'),
          render: ({ state }) => <StateTag state={state}>{say(`breakState.${state}`)}</StateTag>,
        },
        {
          title: say('column.amount'),
          isAmount: true,
          render: ({ entry }) => format.money(entry.amount),
        },
        { title: say('bank.booked'), render: ({ entry }) => <When at={entry.bookedAt} /> },
        { title: say('bank.party'), isFree: true, render: ({ entry }) => entry.counterparty },
        { title: say('bank.reference'), isFree: true, render: ({ entry }) => entry.reference },
      ]}
    />
  );
}

function SettlementRows({ settlements }: Pick<BankDesk, 'settlements'>): ReactNode {
  const { say, format } = useConsole();
  const money = (of: BankDesk['settlements'][number]['paidOut']): string =>
    of === null ? '–' : format.money(of);
  return (
    <Rows
      label={say('bank.settlements')}
      none={say('none.settlements')}
      rows={settlements}
      keyOf={({ connector, clearing }) => `${connector} ${clearing.currency}`}
      columns={[
        { title: say('break.connector'), render: ({ connector }) => <Method code={connector} /> },
        { title: say('bank.clearing'), isAmount: true, render: ({ clearing }) => money(clearing) },
        { title: say('bank.paidOut'), isAmount: true, render: ({ paidOut }) => money(paidOut) },
        { title: say('bank.arrived'), isAmount: true, render: ({ arrived }) => money(arrived) },
        {
          title: say('recon.unresolved'),
          isAmount: true,
          render: ({ unresolved }) => `${unresolved}`,
        },
      ]}
    />
  );
}

function EntryRows({ entries }: Pick<BankDesk, 'entries'>): ReactNode {
  const { say, format } = useConsole();
  return (
    <Rows
      label={say('bank.entries')}
      none={say('none.entries')}
      rows={entries}
      keyOf={({ id }) => id}
      columns={[
        {
          title: say('bank.booked'),
          render: ({ id, bookedAt }) => (
            <Link href={pageAddress('credit', { entry: id })}>
              <When at={bookedAt} />
            </Link>
          ),
        },
        {
          title: say('column.amount'),
          isAmount: true,
          render: ({ amount }) => format.money(amount),
        },
        { title: say('bank.what'), render: ({ takenFor }) => say(`takenFor.${takenFor}`) },
        { title: say('bank.party'), isFree: true, render: ({ counterparty }) => counterparty },
        { title: say('bank.reference'), isFree: true, render: ({ reference }) => reference },
        { title: say('bank.number'), render: ({ bankReference }) => bankReference },
      ]}
    />
  );
}

interface ListProps {
  readonly desk: BankDesk;
}

function InSuspense({ desk }: ListProps): ReactNode {
  const { call } = useConsole();
  const first = { rows: desk.suspense, next: desk.suspenseAfter };
  const list = useMoreOf(first, desk, async (after) =>
    partOf(await call('listSuspense', { query: { after } }), (answer) => {
      return { rows: answer.suspense, next: answer.after };
    }),
  );
  return (
    <>
      <SuspenseRows suspense={list.rows} />
      <More list={list} counted={desk.suspenseCounted} />
    </>
  );
}

function ToSend({ desk, readAgain }: ListProps & { readonly readAgain: () => void }): ReactNode {
  const { call } = useConsole();
  const first = { rows: desk.transfers, next: desk.transfersAfter };
  const list = useMoreOf(first, desk, async (after) =>
    partOf(await call('listBankTransfers', { query: { after } }), (answer) => {
      return { rows: answer.transfers, next: answer.after };
    }),
  );
  return (
    <>
      <BankTransfers transfers={list.rows} readAgain={readAgain} />
      <More list={list} counted={desk.transfersCounted} />
    </>
  );
}

function Booked({ desk }: ListProps): ReactNode {
  const { call } = useConsole();
  const first = { rows: desk.entries, next: desk.entriesBefore };
  const list = useMoreOf(first, desk, async (before) =>
    partOf(await call('listBankEntries', { query: { before } }), (answer) => {
      return { rows: answer.entries, next: answer.before };
    }),
  );
  return (
    <>
      <EntryRows entries={list.rows} />
      <More list={list} />
    </>
  );
}

/** What our banks have booked: what waits for finance first. */
export function BankPage(): ReactNode {
  const { say, call } = useConsole();
  const read = useRead('banking', () => call('readBanking', {}));
  return (
    <Page title={say('title.banking')}>
      <Known read={read}>
        {(desk) => (
          <>
            <Block title={say('bank.suspense')}>
              <InSuspense desk={desk} />
            </Block>
            <Block title={say('bank.transfers')}>
              <ToSend desk={desk} readAgain={read.readAgain} />
            </Block>
            <Block title={say('bank.bags')}>
              <BagRows bags={desk.bags} />
            </Block>
            <ClosingBlock onDecided={read.readAgain} />
            <Block title={say('bank.settlements')}>
              <SettlementRows settlements={desk.settlements} />
            </Block>
            <Block title={say('bank.differing')}>
              <DifferingRows differing={desk.differing} readAgain={read.readAgain} />
            </Block>
            <Block title={say('bank.entries')}>
              <Booked desk={desk} />
            </Block>
          </>
        )}
      </Known>
    </Page>
  );
}
