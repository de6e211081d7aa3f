import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useSending } from '../../reading/index.ts';
import { ProblemNote } from '../layout/problem-note.tsx';
import { ApproveOrRefuse } from '../parts/approve-or-refuse.tsx';
import { troubleText } from '../parts/bill-trouble-text.ts';
import { LineForm } from '../parts/line-form.tsx';
import { Rows } from '../parts/rows.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { BankDesk } from '../state/staff-channel.ts';

type Day = BankDesk['differing'][number];

interface DifferingRowsProps extends Pick<BankDesk, 'differing'> {
  readonly readAgain: () => void;
}

const keyOf = ({ account, day }: Day): string => `${account} ${day}`;

/**
 * Days of our accounts of which a statement contradicts itself, or what was told before. Two people
 * put aside what they have looked at.
 */
export function DifferingRows({ differing, readAgain }: DifferingRowsProps): ReactNode {
  const { say, call, session } = useConsole();
  const [chosen, setChosen] = useState<string>();
  const { sending, problem } = useSending(() => {
    setChosen(undefined);
    readAgain();
  });
  const mayChange = session?.staff?.permissions.includes('reconciliation.change') ?? false;
  const text = (wrong: string | null): string => (wrong === null ? '–' : troubleText(wrong, say));
  const proposing = differing.find((one) => keyOf(one) === chosen);
  const propose = ({ account, day }: Day, reason: string): void =>
    sending.send(call('proposeDayAside', { params: { account, day }, body: { reason } }));
  const decide = ({ account, day }: Day, isApproved: boolean): void =>
    sending.send(call('decideDayAside', { params: { account, day }, body: { isApproved } }));
  return (
    <>
      {problem && <ProblemNote problem={problem} />}
      <Rows
        label={say('bank.differing')}
        none={say('none.differing')}
        rows={differing}
        keyOf={keyOf}
        columns={[
          { title: say('bank.account'), render: ({ account }) => account },
          { title: say('break.day'), render: ({ day }) => day },
          { title: say('bank.differs'), isFree: true, render: ({ differs }) => text(differs) },
          {
            title: say('bank.differsAgain'),
            isFree: true,
            render: ({ differsAgain }) => text(differsAgain),
          },
          {
            title: say('column.state'),
            isFree: true,
            render: (of) => (
              <Aside
                of={of}
                mayChange={mayChange}
                isBusy={sending.isBusy}
                choose={setChosen}
                decide={decide}
              />
            ),
          },
        ]}
      />
      {proposing && (
        <Proposing
          key={keyOf(proposing)}
          of={proposing}
          isBusy={sending.isBusy}
          send={(reason) => propose(proposing, reason)}
        />
      )}
    </>
  );
}

interface ProposingProps {
  readonly of: Day;
  readonly isBusy: boolean;
  readonly send: (reason: string) => void;
}

/** The first person says what the bank has answered. */
function Proposing({ of: { account, day }, isBusy, send }: ProposingProps): ReactNode {
  const { say } = useConsole();
  return (
    <div className="card block">
      <p>{say('bank.asideOf', { account, day })}</p>
      <p className="soft">{say('bank.asideHow')}</p>
      <LineForm
        fields={[{ name: 'reason', label: say('bank.payeeReason') }]}
        send={say('review.propose')}
        missing={say('signIn.missing')}
        isBusy={isBusy}
        onSend={({ reason = '' }) => send(reason)}
      />
    </div>
  );
}

interface AsideProps {
  readonly of: Day;
  readonly mayChange: boolean;
  readonly isBusy: boolean;
  readonly choose: (key: string) => void;
  readonly decide: (of: Day, isApproved: boolean) => void;
}

function Aside({ of, mayChange, isBusy, choose, decide }: AsideProps): ReactNode {
  const { say } = useConsole();
  if (!of.aside) {
    return mayChange ? (
      <Button disabled={isBusy} onClick={() => choose(keyOf(of))}>
        {say('bank.putAside')}
      </Button>
    ) : null;
  }
  return (
    <>
      <p>{say('bank.asideProposed', of.aside)}</p>
      {mayChange && (
        <ApproveOrRefuse isBusy={isBusy} onAnswer={(isApproved) => decide(of, isApproved)} />
      )}
    </>
  );
}
