import { Descriptions } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Known } from '../layout/known.tsx';
import { Page } from '../layout/page.tsx';
import { ProblemNote } from '../layout/problem-note.tsx';
import { AnswerButtons } from '../parts/answer-buttons.tsx';
import { Cause } from '../parts/cause.tsx';
import { Method } from '../parts/method.tsx';
import { ProposalForm } from '../parts/proposal-form.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { TrailLink } from '../parts/trail-link.tsx';
import { When } from '../parts/when.tsx';
import { pageAddress } from '../routes.ts';
import { useConsole } from '../state/console-context.tsx';
import type { BankDesk, BankedEntry, CreditCandidates } from '../state/staff-channel.ts';
import type { Say } from '../words/words.ts';
import { useRead } from '../../reading/index.ts';
import { useSending } from '../../reading/index.ts';

type Credit = BankDesk['suspense'][number];

/** The days that a payout settles, each of which can be gone to; else the day of its statement. */
function Day({ connector, day }: { readonly connector: string; readonly day: string }): ReactNode {
  return (
    <Link href={pageAddress('reconciliationDay', { connector, day })}>
      <Method code={connector} /> · <span className="whole">{day}</span>
    </Link>
  );
}

function Settles({ payout }: { readonly payout: NonNullable<BankedEntry['payout']> }): ReactNode {
  const { say } = useConsole();
  const { connector, fromDay, untilDay } = payout;
  if (fromDay === null || untilDay === null) return say('recon.noDay');
  if (fromDay === untilDay) return <Day connector={connector} day={untilDay} />;
  return (
    <>
      <Day connector={connector} day={fromDay} /> – <Day connector={connector} day={untilDay} />
    </>
  );
}

/** What is decided about whose it is, or was. */
function decisionItems(credit: Credit, say: Say) {
  const { state, proposal, decidedBy } = credit;
  const proposed =
    proposal &&
    say('break.proposedBy', { way: say(`creditWay.${proposal.way}`), login: proposal.by });
  return [
    {
      label: say('column.state'),
      children: <StateTag state={state}>{say(`breakState.${state}`)}</StateTag>,
    },
    { label: say('break.proposal'), children: proposed ?? '–' },
    { label: say('review.reason'), children: proposal?.reason ?? '–' },
    { label: say('break.decidedBy'), children: decidedBy ?? '–' },
  ];
}

function Facts({ of }: { readonly of: BankedEntry }): ReactNode {
  const { say, format } = useConsole();
  const { entry, credit, payout } = of;
  const items = [
    { label: say('column.amount'), children: format.money(entry.amount) },
    { label: say('bank.booked'), children: <When at={entry.bookedAt} /> },
    { label: say('bank.what'), children: say(`takenFor.${entry.takenFor}`) },
    ...(entry.subject === null || payout
      ? []
      : [{ label: say('break.subject'), children: <Cause id={entry.subject} isWhole /> }]),
    ...(payout ? [{ label: say('recon.paidFor'), children: <Settles payout={payout} /> }] : []),
    { label: say('bank.statement'), children: <Day connector={of.connector} day={of.day} /> },
    { label: say('bank.party'), children: entry.counterparty || '–' },
    { label: say('bank.account'), children: entry.counterpartyAccount || '–' },
    { label: say('bank.reference'), children: entry.reference || '–' },
    { label: say('break.note'), children: entry.remittance || '–' },
    { label: say('bank.number'), children: entry.bankReference },
    ...(credit ? decisionItems(credit, say) : []),
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

/** An entry at our bank; where its owner is not known, what two people decide about it. */
export function CreditPage({ id }: { readonly id: string }): ReactNode {
  const { say, call } = useConsole();
  const read = useRead(id, () => call('readCredit', { params: { entry: id } }));
  const why = read.value?.credit?.why;
  const title = why === undefined ? say('title.credit') : say(`suspense.${why}`);
  return (
    <Page title={title} beside={<TrailLink subject={id} />}>
      <Known read={read}>
        {(of) => (
          <>
            <Facts of={of} />
            {of.credit && (
              <Decision of={of.credit} candidates={of.candidates} readAgain={read.readAgain} />
            )}
          </>
        )}
      </Known>
    </Page>
  );
}
