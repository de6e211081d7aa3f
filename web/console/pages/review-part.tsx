import { Descriptions } from 'antd';
import type { ReactNode } from 'react';
import { ProblemNote } from '../layout/problem-note.tsx';
import { AnswerButtons } from '../parts/answer-buttons.tsx';
import { exactTime } from '../parts/exact-time.ts';
import { ProposalForm } from '../parts/proposal-form.tsx';
import { When } from '../parts/when.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { Decision, Explained } from '../state/staff-channel.ts';
import { useSending } from '../../reading/index.ts';

type Review = NonNullable<Explained['review']>;

interface ReviewPartProps {
  readonly topup: Explained['topup'];
  readonly review: Review;
  readonly readAgain: () => void;
}

/** Money that is held: what came, what is proposed, and what this person can do about it. */
export function ReviewPart({ topup, review, readAgain }: ReviewPartProps): ReactNode {
  const { say, call, session } = useConsole();
  const params = { topup: topup.id };
  const { sending, problem } = useSending(readAgain);
  const may = (permission: string): boolean =>
    session?.staff?.permissions.includes(permission) ?? false;
  const isHeld = topup.state === 'held_for_review';
  return (
    <>
      <Facts review={review} />
      {problem && <ProblemNote problem={problem} />}
      {isHeld && review.proposal === null && may('reviews.propose') && (
        <ProposalForm<Decision>
          question={say('review.whatNow')}
          choices={review.isOurs ? ['credit', 'give_back'] : ['dismiss']}
          hint={review.isOneEnough ? say('review.alone') : undefined}
          textOf={(decision) => say(`review.${decision}`)}
          isBusy={sending.isBusy}
          onPropose={(decision, reason) =>
            sending.send(call('proposeReview', { params, body: { decision, reason } }))
          }
        />
      )}
      {isHeld && review.proposal !== null && may('reviews.approve') && (
        <AnswerButtons
          isBusy={sending.isBusy}
          onAnswer={(isApproved) =>
            sending.send(call('answerReview', { params, body: { isApproved } }))
          }
        />
      )}
    </>
  );
}

function Facts({ review }: Pick<ReviewPartProps, 'review'>): ReactNode {
  const { say, nameOf, format, language } = useConsole();
  const { proposal } = review;
  const ownReason = proposal?.by === null ? nameOf('reason', proposal.reason) : undefined;
  const byWhom = (login: string | null, at: string): string =>
    say('review.byAt', { login: login ?? say('review.clock'), time: exactTime(at, language) });
  const items = [
    { label: say('review.heldSince'), children: <When at={review.heldAt} /> },
    { label: say('review.why'), children: <Why review={review} /> },
    {
      label: say('review.came'),
      children: `${format.money(review.came)} · ${say(review.isOurs ? 'review.toUs' : 'review.toOthers')}`,
    },
    {
      label: say('review.proposal'),
      children:
        proposal === null
          ? '–'
          : `${say(`review.${proposal.decision}`)} · ${byWhom(proposal.by, proposal.at)}`,
    },
    { label: say('review.reason'), children: ownReason ?? proposal?.reason ?? '–' },
    {
      label: say('review.approved'),
      children: review.approvedAt === null ? '–' : byWhom(review.approvedBy, review.approvedAt),
    },
  ];
  return (
    <Descriptions
      className="card"
      column={1}
      items={items.map((item) => ({ ...item, key: item.label }))}
    />
  );
}

/** What each rule has found with this top-up counted in, and what it would have let pass. */
function Why({ review: { cause, caught } }: Pick<ReviewPartProps, 'review'>): ReactNode {
  const { say, format } = useConsole();
  if (cause === 'mismatch') return say('review.mismatch');
  const shown = (rule: Caught['rule'], amount: number): string =>
    isMoney(rule) ? format.money({ amountMinor: amount, currency: 'HKD' }) : String(amount);
  return (
    <ul className="plain-list">
      {caught.map(({ rule, found, most }) => (
        <li key={rule}>
          {say(`rule.${rule}`, { found: shown(rule, found), most: shown(rule, most) })}
        </li>
      ))}
    </ul>
  );
}

type Caught = Review['caught'][number];

function isMoney(rule: Caught['rule']): boolean {
  return rule === 'payer_much' || rule === 'new_device' || rule === 'large';
}
