import { Button, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import { useSending } from '../../reading/index.ts';
import { ProblemNote } from '../layout/problem-note.tsx';
import { ApproveOrRefuse } from '../parts/approve-or-refuse.tsx';
import { Cause } from '../parts/cause.tsx';
import { LineForm } from '../parts/line-form.tsx';
import { Rows } from '../parts/rows.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { exactTime } from '../parts/exact-time.ts';
import { useConsole } from '../state/console-context.tsx';
import type { BankDesk } from '../state/staff-channel.ts';

type Transfer = BankDesk['transfers'][number];

interface BankTransfersProps extends Pick<BankDesk, 'transfers'> {
  readonly readAgain: () => void;
}

/**
 * What is to be entered at the bank. Nobody enters it twice: whoever has done it says so. Where it
 * goes is changed by two people.
 */
export function BankTransfers({ transfers, readAgain }: BankTransfersProps): ReactNode {
  const { say, call, format, session } = useConsole();
  const [changed, setChanged] = useState<string>();
  const { sending, problem } = useSending(() => {
    setChanged(undefined);
    readAgain();
  });
  const mayChange = session?.staff?.permissions.includes('reconciliation.change') ?? false;
  const changing = transfers.find(({ id }) => id === changed);
  const acts = {
    isBusy: sending.isBusy,
    send: (id: string) => sending.send(call('markTransferSent', { params: { transfer: id } })),
    tryAgain: (id: string) => sending.send(call('tryProviderAgain', { params: { transfer: id } })),
    see: (id: string) => sending.send(call('seeContested', { params: { transfer: id } })),
    decide: (id: string, isApproved: boolean) =>
      sending.send(call('decidePayee', { params: { transfer: id }, body: { isApproved } })),
    change: setChanged,
  };
  const propose = (id: string, body: Payee): void =>
    sending.send(call('proposePayee', { params: { transfer: id }, body }));
  return (
    <>
      {problem && <ProblemNote problem={problem} />}
      <Rows
        label={say('bank.transfers')}
        none={say('none.bankTransfers')}
        rows={transfers}
        keyOf={({ id }) => id}
        columns={[
          { title: say('bank.what'), isFree: true, render: (of) => <What of={of} /> },
          {
            title: say('column.amount'),
            isAmount: true,
            render: ({ amount }) => format.money(amount),
          },
          { title: say('bank.to'), isFree: true, render: ({ toName }) => toName || '–' },
          { title: say('bank.account'), render: ({ toAccount }) => toAccount || '–' },
          { title: say('bank.reference'), isFree: true, render: ({ reference }) => reference },
          {
            title: say('column.state'),
            isFree: true,
            render: (of) =>
              mayChange && (of.state === 'to_send' || of.payee) ? (
                <Acts of={of} {...acts} />
              ) : (
                <Entered of={of} {...acts} mayChange={mayChange} />
              ),
          },
        ]}
      />
      {changing && <ChangePayee of={changing} isBusy={sending.isBusy} send={propose} />}
    </>
  );
}

interface EnteredProps {
  readonly of: Transfer;
  readonly mayChange: boolean;
  readonly isBusy: boolean;
  readonly change: (id: string) => void;
  readonly see: (id: string) => void;
}

/** By whom, and what can be done where the bank has not taken it. */
function Entered({ of, mayChange, isBusy, change, see }: EnteredProps): ReactNode {
  const { say } = useConsole();
  return (
    <Space wrap>
      <StateTag state={of.state}>
        {say(`transferState.${of.state}`)} {of.sentBy ?? ''}
      </StateTag>
      {mayChange && of.contestedAt === null && of.isPayeeOpen && (
        <Button onClick={() => change(of.id)}>{say('bank.change')}</Button>
      )}
      {mayChange && of.contestedAt !== null && (
        <Button loading={isBusy} onClick={() => see(of.id)}>
          {say('bank.seeContested')}
        </Button>
      )}
    </Space>
  );
}

interface Payee {
  readonly name: string;
  readonly account: string;
  readonly reason: string;
}

interface ChangePayeeProps {
  readonly of: Transfer;
  readonly isBusy: boolean;
  readonly send: (id: string, payee: Payee) => void;
}

/** The first person says where it goes instead, and how they know. */
function ChangePayee({ of, isBusy, send }: ChangePayeeProps): ReactNode {
  const { say, format } = useConsole();
  const { id, amount, reference } = of;
  return (
    <div className="card block">
      <p>{say('bank.changeOf', { amount: format.money(amount), reference })}</p>
      <p className="soft">{say('bank.fourEyes')}</p>
      <LineForm
        key={id}
        fields={[
          { name: 'name', label: say('bank.payeeName') },
          { name: 'account', label: say('bank.payeeAccount') },
          { name: 'reason', label: say('bank.payeeReason') },
        ]}
        send={say('review.propose')}
        missing={say('signIn.missing')}
        isBusy={isBusy}
        onSend={({ name = '', account = '', reason = '' }) => send(id, { name, account, reason })}
      />
    </div>
  );
}

/** What it is, where its story stands, and whether the bank has sent it back before. */
function What({ of }: { readonly of: Transfer }): ReactNode {
  const { say, language } = useConsole();
  const { kind, about, cameBackAt, contestedAt } = of;
  return (
    <>
      {say(`transferKind.${kind}`)} <Cause id={about} />
      {cameBackAt !== null && (
        <div className="soft">{say('bank.cameBack', { at: exactTime(cameBackAt, language) })}</div>
      )}
      {contestedAt !== null && (
        <div>{say('bank.contested', { at: exactTime(contestedAt, language) })}</div>
      )}
    </>
  );
}

interface ActsProps {
  readonly of: Transfer;
  readonly isBusy: boolean;
  readonly send: (id: string) => void;
  readonly tryAgain: (id: string) => void;
  readonly decide: (id: string, isApproved: boolean) => void;
  readonly change: (id: string) => void;
}

/** What can be done about one that is to be sent, as it stands. */
function Acts({ of, isBusy, send, tryAgain, decide, change }: ActsProps): ReactNode {
  const { say } = useConsole();
  const { id, kind, toAccount, payee } = of;
  if (payee) {
    return (
      <>
        <p>{say('bank.payeeProposed', payee)}</p>
        <ApproveOrRefuse isBusy={isBusy} onAnswer={(isApproved) => decide(id, isApproved)} />
      </>
    );
  }
  return (
    <Space wrap>
      {toAccount !== '' && (
        <Button loading={isBusy} onClick={() => send(id)}>
          {say('bank.markSent')}
        </Button>
      )}
      <Button disabled={isBusy} onClick={() => change(id)}>
        {say('bank.change')}
      </Button>
      {kind === 'failed_refund' && (
        <Button disabled={isBusy} onClick={() => tryAgain(id)}>
          {say('bank.tryAgain')}
        </Button>
      )}
    </Space>
  );
}
