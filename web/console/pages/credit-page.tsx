import { methodNameOf } from '@lowu/contract/method-names';
import { Descriptions } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Known } from '../layout/known.tsx';
import { Page } from '../layout/page.tsx';
import { ProblemNote } from '../layout/problem-note.tsx';
import { AnswerButtons } from '../parts/answer-buttons.tsx';
import { Cause } from '../parts/cause.tsx';
import { exactTime } from '../parts/exact-time.ts';
import { Method } from '../parts/method.tsx';
import { ProposalForm } from '../parts/proposal-form.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { TrailLink } from '../parts/trail-link.tsx';
import { When } from '../parts/when.tsx';
import { pageAddress } from '../routes.ts';
import { useConsole } from '../state/console-context.tsx';
import type { BankDesk, BankedEntry } from '../state/staff-channel.ts';
import { useRead } from '../../reading/index.ts';
import { useSending } from '../../reading/index.ts';

type Credit = BankDesk['suspense'][number];
type Proposal = NonNullable<Credit['proposal']>;

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

type Console = ReturnType<typeof useConsole>;
type Saying = Pick<Console, 'say' | 'language'>;

function wayText(
  { way, settles, bag }: Pick<Proposal, 'way' | 'settles' | 'bag'>,
  { say, language }: Saying,
): string {
  if (bag !== null) return say('creditWay.bagOf', { number: bag.number || '–' });
  if (settles === null) return say(`creditWay.${way}`);
  return say('creditWay.payoutOf', { method: methodNameOf(settles)[language] });
}

/** What is decided about whose it is, or was. */
function decisionItems(credit: Credit, { say, language }: Saying) {
  const { state, proposal, decidedBy } = credit;
  const proposed =
    proposal &&
    say('break.proposedBy', { way: wayText(proposal, { say, language }), login: proposal.by });
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
  const { say, format, language } = useConsole();
  const { entry, credit, payout, bag } = of;
  const items = [
    { label: say('column.amount'), children: format.money(entry.amount) },
    { label: say('bank.booked'), children: <When at={entry.bookedAt} /> },
    { label: say('bank.what'), children: say(`takenFor.${entry.takenFor}`) },
    ...(entry.subject === null || payout || bag
      ? []
      : [{ label: say('break.subject'), children: <Cause id={entry.subject} isWhole /> }]),
    ...(payout ? [{ label: say('recon.paidFor'), children: <Settles payout={payout} /> }] : []),
    ...(bag
      ? [
          { label: say('bag.number'), children: bag.number || '–' },
          { label: say('bag.amount'), children: format.money(bag.amount) },
        ]
      : []),
    { label: say('bank.statement'), children: <Day connector={of.connector} day={of.day} /> },
    { label: say('bank.party'), children: entry.counterparty || '–' },
    { label: say('bank.account'), children: entry.counterpartyAccount || '–' },
    { label: say('bank.reference'), children: entry.reference || '–' },
    { label: say('break.note'), children: entry.remittance || '–' },
    { label: say('bank.number'), children: entry.bankReference },
    ...(credit ? decisionItems(credit, { say, language }) : []),
  ];
  return (
    <Descriptions
      className="card"
      column={1}
      items={items.map((item) => ({ ...item, key: item.label }))}
    />
  );
}

interface Offer {
  readonly text: string;
  readonly way: Proposal['way'];
  readonly attempt?: string;
  readonly settles?: string;
  readonly bag?: string;
}

/** Whose money it could be, attempt by attempt and provider by provider, and what else can be. */
function offersOf(
  { credit, candidates, payers, bags }: Doubted,
  { say, format, language }: Console,
) {
  const offers = credit.ways.flatMap((way): Offer[] => {
    if (way === 'to_order') {
      return candidates.map(({ attempt, openedAt }) => {
        const text = say('bank.candidate', { at: format.time(openedAt), choice: attempt });
        return { text, way, attempt };
      });
    }
    if (way === 'to_bag') {
      return bags.map(({ id: bag, number, amount, since }) => {
        const told = {
          number: number || '–',
          amount: format.money(amount),
          at: exactTime(since, language),
        };
        return { text: say('creditWay.bag', told), way, bag };
      });
    }
    if (way !== 'to_payout') return [{ text: say(`creditWay.${way}`), way }];
    return payers.map((settles) => {
      return { text: wayText({ way, settles, bag: null }, { say, language }), way, settles };
    });
  });
  return new Map(offers.map((one) => [one.attempt ?? one.settles ?? one.bag ?? one.way, one]));
}

type Doubted = BankedEntry & { readonly credit: Credit };

interface DecisionProps {
  readonly of: Doubted;
  readonly readAgain: () => void;
}

/** Only what is possible is offered, and what is decided for the next of its kind is said. */
function Decision({ of, readAgain }: DecisionProps): ReactNode {
  const shown = useConsole();
  const { say, call, session } = shown;
  const { sending, problem } = useSending(readAgain);
  const { entry, credit } = of;
  const params = { entry: entry.id };
  const mayChange = session?.staff?.permissions.includes('reconciliation.change') ?? false;
  const offers = offersOf(of, shown);
  return (
    <>
      {problem && <ProblemNote problem={problem} />}
      {mayChange && credit.state === 'open' && (
        <ProposalForm<string>
          question={say('bank.whose')}
          choices={[...offers.keys()]}
          textOf={(choice) => offers.get(choice)?.text ?? choice}
          isBusy={sending.isBusy}
          onPropose={(choice, reason) => {
            const offer = offers.get(choice);
            if (!offer) return;
            const { way, attempt = null, settles = null, bag = null } = offer;
            sending.send(
              call('proposeCredit', { params, body: { way, attempt, settles, bag, reason } }),
            );
          }}
        />
      )}
      {credit.proposal?.settles && (
        <p className="soft">{say('creditWay.senders', { setting: 'banking.payout_senders' })}</p>
      )}
      {mayChange && credit.state === 'proposed' && (
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
            {of.credit && <Decision of={{ ...of, credit: of.credit }} readAgain={read.readAgain} />}
          </>
        )}
      </Known>
    </Page>
  );
}
