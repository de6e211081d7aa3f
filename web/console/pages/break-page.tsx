import { Descriptions } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Known } from '../layout/known.tsx';
import { Page } from '../layout/page.tsx';
import { ProblemNote } from '../layout/problem-note.tsx';
import { AnswerButtons } from '../parts/answer-buttons.tsx';
import { Cause } from '../parts/cause.tsx';
import { noteText } from '../parts/note-text.ts';
import { ProposalForm } from '../parts/proposal-form.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { TrailLink } from '../parts/trail-link.tsx';
import { When } from '../parts/when.tsx';
import { pageAddress } from '../routes.ts';
import { Method } from '../parts/method.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { FoundBreak } from '../state/staff-channel.ts';
import { useRead } from '../../reading/index.ts';
import { useSending } from '../../reading/index.ts';
import { ReopeningPart } from './reopening-part.tsx';
import { UnmatchedPart } from './unmatched-part.tsx';

function Facts({ of }: { readonly of: FoundBreak }): ReactNode {
  const { say, format } = useConsole();
  const { connector, day, proposal } = of;
  const money = (amount: FoundBreak['bill']): string =>
    amount === null ? '–' : format.money(amount);
  const items = [
    {
      label: say('column.state'),
      children: <StateTag state={of.state}>{say(`breakState.${of.state}`)}</StateTag>,
    },
    {
      label: say('break.day'),
      children: (
        <Link href={pageAddress('reconciliationDay', { connector, day })}>
          <Method code={connector} /> · {day}
        </Link>
      ),
    },
    { label: say('break.bill'), children: money(of.bill) },
    { label: say('break.ours'), children: money(of.ours) },
    { label: say('break.number'), children: of.number ? <Cause id={of.number} isWhole /> : '–' },
    ...(of.entry === null
      ? []
      : [{ label: say('title.credit'), children: <Cause id={of.entry} isWhole /> }]),
    { label: say('break.providerNumber'), children: of.providerNumber ?? '–' },
    { label: say('break.row'), children: of.row ?? '–' },
    { label: say('break.ourState'), children: of.ourState ?? '–' },
    { label: say('break.occurred'), children: <When at={of.occurredAt} /> },
    { label: say('break.note'), children: noteText(of, say) },
    {
      label: say('break.proposal'),
      children:
        proposal === null
          ? '–'
          : say('break.proposedBy', { way: say(`way.${proposal.way}`), login: proposal.by }),
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

interface ResolutionProps {
  readonly of: FoundBreak;
  readonly readAgain: () => void;
}

/** What this person can do about it. Who proposed it is told so by the server, not here. */
function Resolution({ of, readAgain }: ResolutionProps): ReactNode {
  const { say, call, session } = useConsole();
  const { sending, problem } = useSending(readAgain);
  const params = { break: of.id };
  const mayChange = session?.staff?.permissions.includes('reconciliation.change') ?? false;
  return (
    <>
      {problem && <ProblemNote problem={problem} />}
      {mayChange && of.state === 'open' && (
        <ProposalForm
          question={say('break.how')}
          choices={of.ways}
          textOf={(way) => say(`way.${way}`)}
          isBusy={sending.isBusy}
          onPropose={(way, reason) =>
            sending.send(call('proposeResolution', { params, body: { way, reason } }))
          }
        />
      )}
      {mayChange && of.state === 'proposed' && (
        <AnswerButtons
          isBusy={sending.isBusy}
          onAnswer={(isApproved) =>
            sending.send(call('decideResolution', { params, body: { isApproved } }))
          }
        />
      )}
    </>
  );
}

/** A difference: what each side says, and its resolution by two people. */
export function BreakPage({ id }: { readonly id: string }): ReactNode {
  const { say, call } = useConsole();
  const read = useRead(id, () => call('readBreak', { params: { break: id } }));
  const fact = read.value?.fact;
  const title = fact === undefined ? say('title.break') : say(`fact.${fact}`);
  return (
    <Page title={title} beside={<TrailLink subject={id} />}>
      <Known read={read}>
        {(of) => (
          <>
            <Facts of={of} />
            <Resolution of={of} readAgain={read.readAgain} />
            <UnmatchedPart key={of.state} id={id} />
            <ReopeningPart of={of} readAgain={read.readAgain} />
          </>
        )}
      </Known>
    </Page>
  );
}
