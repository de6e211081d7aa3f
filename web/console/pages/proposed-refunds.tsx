import type { ReactNode } from 'react';
import { useSending } from '../../reading/index.ts';
import { ProblemNote } from '../layout/problem-note.tsx';
import { AnswerButtons } from '../parts/answer-buttons.tsx';
import { More } from '../parts/more.tsx';
import { OrderLink } from '../parts/order-link.tsx';
import { reasonText } from '../parts/reason-text.ts';
import { Rows } from '../parts/rows.tsx';
import { When } from '../parts/when.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { StaffPayments } from '../state/staff-channel.ts';
import { partOf, useMoreOf } from '../state/use-more-of.ts';

interface AllProposedProps {
  readonly payments: Pick<StaffPayments, 'proposed' | 'proposedAfter' | 'proposedCounted'>;
  readonly readAgain: () => void;
}

/** Refunds that wait for a second person, the oldest first. */
export function AllProposed({ payments, readAgain }: AllProposedProps): ReactNode {
  const { call } = useConsole();
  const { proposed, proposedAfter, proposedCounted } = payments;
  const first = { rows: proposed, next: proposedAfter };
  const list = useMoreOf(first, proposed, async (after) =>
    partOf(await call('listProposedRefunds', { query: { after } }), (answer) => {
      return { rows: answer.proposed, next: answer.after };
    }),
  );
  return (
    <>
      <Proposed proposed={list.rows} readAgain={readAgain} />
      <More list={list} counted={proposedCounted} />
    </>
  );
}

function Proposed({
  proposed,
  readAgain,
}: Pick<StaffPayments, 'proposed'> & { readonly readAgain: () => void }): ReactNode {
  const { say, nameOf, call, format, session } = useConsole();
  const { sending, problem } = useSending(readAgain);
  const mayAnswer = session?.staff?.permissions.includes('refunds.approve') ?? false;
  return (
    <>
      {problem && <ProblemNote problem={problem} />}
      <Rows
        label={say('payments.proposed')}
        none={say('payments.noneProposed')}
        rows={proposed}
        keyOf={({ id }) => id}
        columns={[
          { title: say('column.when'), render: ({ at }) => <When at={at} /> },
          { title: say('payments.for'), render: ({ topup }) => <OrderLink topup={topup} /> },
          { title: say('column.who'), render: ({ by }) => by ?? '–' },
          {
            title: say('column.reason'),
            isFree: true,
            render: ({ reason }) => reasonText(reason, { say, nameOf }),
          },
          {
            title: say('payments.spent'),
            render: ({ spentRule }) => say(`payments.spent.${spentRule}`),
          },
          {
            title: say('column.amount'),
            isAmount: true,
            render: ({ amount }) => format.money(amount),
          },
          ...(mayAnswer
            ? [
                {
                  title: say('payments.decide'),
                  isFree: true,
                  render: ({ id, topup }: StaffPayments['proposed'][number]) => (
                    <AnswerButtons
                      isBusy={sending.isBusy}
                      onAnswer={(isApproved) => {
                        const params = { topup, refund: id };
                        sending.send(call('answerRefund', { params, body: { isApproved } }));
                      }}
                    />
                  ),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}
