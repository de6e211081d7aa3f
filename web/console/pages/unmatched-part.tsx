import type { ReactNode } from 'react';
import { Block } from '../layout/block.tsx';
import { ProblemNote } from '../layout/problem-note.tsx';
import { AnswerButtons } from '../parts/answer-buttons.tsx';
import { Cause } from '../parts/cause.tsx';
import { Rows } from '../parts/rows.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { When } from '../parts/when.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { NobodysBreak } from '../state/staff-channel.ts';
import { useRead, useSending } from '../../reading/index.ts';
import { DisposalForm } from './disposal-form.tsx';

function Money({ money }: Pick<NobodysBreak, 'money'>): ReactNode {
  const { say, format } = useConsole();
  return (
    <Rows
      label={say('unmatched.title')}
      none={say('unmatched.none')}
      rows={money}
      keyOf={({ left }) => left.currency}
      columns={[
        { title: say('unmatched.since'), render: ({ since }) => <When at={since} /> },
        {
          title: say('unmatched.booked'),
          isAmount: true,
          render: ({ booked }) => format.money(booked),
        },
        { title: say('unmatched.left'), isAmount: true, render: ({ left }) => format.money(left) },
        {
          title: say('unmatched.leaving'),
          isAmount: true,
          render: ({ leaving }) => (leaving.amountMinor === 0 ? '–' : format.money(leaving)),
        },
      ]}
    />
  );
}

function Disposals({ disposals }: Pick<NobodysBreak, 'disposals'>): ReactNode {
  const { say, format } = useConsole();
  return (
    <Rows
      label={say('unmatched.disposals')}
      none={say('unmatched.noDisposals')}
      rows={disposals}
      keyOf={({ id }) => id}
      columns={[
        { title: say('column.when'), render: ({ at }) => <When at={at} /> },
        { title: say('break.proposal'), render: ({ way }) => say(`disposalWay.${way}`) },
        {
          title: say('column.amount'),
          isAmount: true,
          render: ({ amount }) => format.money(amount),
        },
        {
          title: say('unmatched.target'),
          isFree: true,
          render: ({ attempt, against, to }) => {
            const cause = attempt ?? against;
            if (cause !== null) return <Cause id={cause} />;
            return to === null ? '' : `${to.name}, ${to.account}`;
          },
        },
        { title: say('review.reason'), isFree: true, render: ({ reason }) => reason },
        {
          title: say('column.state'),
          render: ({ state }) => <StateTag state={state}>{say(`disposalState.${state}`)}</StateTag>,
        },
        { title: say('unmatched.by'), render: ({ by }) => by },
        { title: say('break.decidedBy'), render: ({ decidedBy }) => decidedBy ?? '–' },
      ]}
    />
  );
}

/** What a difference has left as nobody's money, and what two people make of it. */
export function UnmatchedPart({ id }: { readonly id: string }): ReactNode {
  const { say, call, session } = useConsole();
  const read = useRead(id, () => call('readUnmatched', { params: { break: id } }));
  const { sending, problem } = useSending(read.readAgain);
  if (read.value === undefined || read.value.money.length === 0) return null;
  const { money, disposals } = read.value;
  const mayChange = session?.staff?.permissions.includes('reconciliation.change') ?? false;
  const waiting = disposals.find(({ state }) => state === 'proposed');
  const open = money.find(({ isProposed, ways }) => !isProposed && ways.length > 0);
  return (
    <Block title={say('unmatched.title')}>
      <Money money={money} />
      {disposals.length > 0 && <Disposals disposals={disposals} />}
      {problem && <ProblemNote problem={problem} />}
      {mayChange && waiting && (
        <AnswerButtons
          isBusy={sending.isBusy}
          onAnswer={(isApproved) => {
            const params = { break: id, disposal: waiting.id };
            sending.send(call('decideDisposal', { params, body: { isApproved } }));
          }}
        />
      )}
      {mayChange && !waiting && open && (
        <DisposalForm
          key={`${open.left.currency} ${open.left.amountMinor} ${open.leaving.amountMinor}`}
          of={open}
          isBusy={sending.isBusy}
          onPropose={(body) =>
            sending.send(call('proposeDisposal', { params: { break: id }, body }))
          }
        />
      )}
    </Block>
  );
}
