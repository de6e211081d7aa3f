import { Descriptions } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Problem, Result } from '../../client/index.ts';
import { ProblemNote } from '../layout/problem-note.tsx';
import { exactTime } from '../parts/exact-time.ts';
import { When } from '../parts/when.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { Sending } from '../state/sending.ts';
import type { Explained } from '../state/staff-channel.ts';
import { AnswerForm } from './review-answer.tsx';
import { ProposalForm } from './review-proposal.tsx';

type Review = NonNullable<Explained['review']>;

interface ReviewPartProps {
  readonly topup: Explained['topup'];
  readonly review: Review;
  readonly readAgain: () => void;
}

/** Money that is held: what came, what is proposed, and what this person can do about it. */
export function ReviewPart({ topup, review, readAgain }: ReviewPartProps): ReactNode {
  const { session } = useConsole();
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const [isBusy, setIsBusy] = useState(false);
  const send = async (work: Promise<Result<unknown>>): Promise<void> => {
    setIsBusy(true);
    const result = await work;
    setIsBusy(false);
    setProblem(result.isOk ? undefined : result.problem);
    if (result.isOk) readAgain();
  };
  const sending: Sending = { isBusy, send: (work) => void send(work) };
  const may = (permission: string): boolean =>
    session?.staff?.permissions.includes(permission) ?? false;
  const isHeld = topup.state === 'held_for_review';
  return (
    <>
      <Facts review={review} />
      {problem && <ProblemNote problem={problem} />}
      {isHeld && review.proposal === null && may('reviews.propose') && (
        <ProposalForm topup={topup.id} isOurs={review.isOurs} sending={sending} />
      )}
      {isHeld && review.proposal !== null && may('reviews.approve') && (
        <AnswerForm topup={topup.id} sending={sending} />
      )}
    </>
  );
}

function Facts({ review }: Pick<ReviewPartProps, 'review'>): ReactNode {
  const { say, format, language } = useConsole();
  const { proposal } = review;
  const byWhom = (login: string | null, at: string): string =>
    say('review.byAt', { login: login ?? '–', time: exactTime(at, language) });
  const items = [
    { label: say('review.heldSince'), children: <When at={review.heldAt} /> },
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
    { label: say('review.reason'), children: proposal?.reason ?? '–' },
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
