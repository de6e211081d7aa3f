import { Descriptions } from 'antd';
import type { ReactNode } from 'react';
import { Known } from '../layout/known.tsx';
import { Page } from '../layout/page.tsx';
import { ProblemNote } from '../layout/problem-note.tsx';
import { AnswerButtons } from '../parts/answer-buttons.tsx';
import { ProposalForm } from '../parts/proposal-form.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { TrailLink } from '../parts/trail-link.tsx';
import { When } from '../parts/when.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { BankDesk, CreditCandidates } from '../state/staff-channel.ts';
import { useRead } from '../../reading/index.ts';
import { useSending } from '../../reading/index.ts';

type Credit = BankDesk['suspense'][number];

function Facts({ of }: { readonly of: Credit }): ReactNode {
  const { say, format } = useConsole();
  const { entry, proposal } = of;
  const items = [
    {
      label: say('column.state'),
      children: <StateTag state={of.state}>{say(`breakState.${of.state}`)}</StateTag>,
    },
    { label: say('column.amount'), children: format.money(entry.amount) },
    { label: say('bank.booked'), children: <When at={entry.bookedAt} /> },
    { label: say('bank.party'), children: entry.counterparty || '–' },
    { label: say('bank.account'), children: entry.counterpartyAccount || '–' },
    { label: say('bank.reference'), children: entry.reference || '–' },
    { label: say('break.note'), children: entry.remittance || '–' },
    { label: say('bank.number'), children: entry.bankReference },
    {
      label: say('break.proposal'),
      children:
        proposal === null
          ? '–'
          : say('break.proposedBy', { way: say(`creditWay.${proposal.way}`), login: proposal.by }),
    },
    { label: say('review.reason'), children: proposal?.reason ?? '–' },
    { label: say('break.decidedBy'), children: of.decidedBy ?? '–' },
  ];
  return (
    <Descriptions
      className="card"
      column={1}
      items={items.map((item) => ({ ...item, key: item.label }))}
    />
  );
}

interface DecisionProps {
  readonly of: Credit;
  readonly candidates: CreditCandidates;
  readonly readAgain: () => void;
}

/** Whose money it could be is offered attempt by attempt; beside that, only what is possible. */
function Decision({ of, candidates, readAgain }: DecisionProps): ReactNode {
  const { say, call, format, session } = useConsole();
  const { sending, problem } = useSending(readAgain);
  const params = { entry: of.entry.id };
  const mayChange = session?.staff?.permissions.includes('reconciliation.change') ?? false;
  const attempts = of.ways.includes('to_order') ? candidates.map(({ attempt }) => attempt) : [];
  const others = of.ways.filter((way) => way !== 'to_order');
  const textOf = (choice: string): string => {
    const candidate = candidates.find(({ attempt }) => attempt === choice);
    if (candidate) return say('bank.candidate', { at: format.time(candidate.openedAt), choice });
    return say(choice === 'write_off' ? 'creditWay.write_off' : 'creditWay.give_back');
  };
  return (
    <>
      {problem && <ProblemNote problem={problem} />}
      {mayChange && of.state === 'open' && (
        <ProposalForm<string>
          question={say('bank.whose')}
          choices={[...attempts, ...others]}
          textOf={textOf}
          isBusy={sending.isBusy}
          onPropose={(choice, reason) => {
            const attempt = attempts.find((one) => one === choice) ?? null;
            const way = attempt ? 'to_order' : choice === 'write_off' ? choice : 'give_back';
            sending.send(call('proposeCredit', { params, body: { way, attempt, reason } }));
          }}
        />
      )}
      {mayChange && of.state === 'proposed' && (
        <AnswerButtons
          isBusy={sending.isBusy}
          onAnswer={(isApproved) =>
            sending.send(call('decideCredit', { params, body: { isApproved } }))
          }
        />
      )}
    </>
  );
}

/** An entry whose owner is not known, and what two people decide about it. */
export function CreditPage({ id }: { readonly id: string }): ReactNode {
  const { say, call } = useConsole();
  const read = useRead(id, () => call('readCredit', { params: { entry: id } }));
  const why = read.value?.credit.why;
  const title = why === undefined ? say('title.credit') : say(`suspense.${why}`);
  return (
    <Page title={title} beside={<TrailLink subject={id} />}>
      <Known read={read}>
        {({ credit, candidates }) => (
          <>
            <Facts of={credit} />
            <Decision of={credit} candidates={candidates} readAgain={read.readAgain} />
          </>
        )}
      </Known>
    </Page>
  );
}
