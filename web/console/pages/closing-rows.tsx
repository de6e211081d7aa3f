import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Block } from '../layout/block.tsx';
import { Known } from '../layout/known.tsx';
import { ProblemNote } from '../layout/problem-note.tsx';
import { ApproveOrRefuse } from '../parts/approve-or-refuse.tsx';
import { Rows } from '../parts/rows.tsx';
import { When } from '../parts/when.tsx';
import { pageAddress } from '../routes.ts';
import { useConsole } from '../state/console-context.tsx';
import { useRead } from '../../reading/index.ts';
import { useSending } from '../../reading/index.ts';

interface ClosingBlockProps {
  /** What is approved is to be sent, which stands elsewhere on the page. */
  readonly onDecided: () => void;
}

/** Closed lines that pay back so much that somebody decides. Nobody decides about their own. */
export function ClosingBlock({ onDecided }: ClosingBlockProps): ReactNode {
  const { say, format, call, session } = useConsole();
  const read = useRead('closings', () => call('listClosings', {}));
  const { sending, problem } = useSending(() => {
    read.readAgain();
    onDecided();
  });
  const mayDecide = session?.staff?.permissions.includes('refunds.approve') ?? false;
  const decide = (closing: string, isApproved: boolean): void =>
    sending.send(call('decideClosing', { params: { closing }, body: { isApproved } }));
  return (
    <Block title={say('bank.closings')}>
      {problem && <ProblemNote problem={problem} />}
      <Known read={read}>
        {({ closings }) => (
          <Rows
            label={say('bank.closings')}
            none={say('none.closings')}
            rows={closings}
            keyOf={({ id }) => id}
            columns={[
              {
                title: say('title.line'),
                render: ({ line }) => (
                  <Link href={pageAddress('line', { line })}>{say('topup.showLine')}</Link>
                ),
              },
              { title: say('column.when'), render: ({ orderedAt }) => <When at={orderedAt} /> },
              {
                title: say('closing.begunBy'),
                render: ({ orderedBy }) => orderedBy ?? say('closing.owner'),
              },
              {
                title: say('closing.back'),
                isAmount: true,
                render: ({ comesBack }) => format.money(comesBack),
              },
              { title: say('bank.to'), isFree: true, render: ({ toName }) => toName || '–' },
              { title: say('bank.account'), render: ({ toAccount }) => toAccount || '–' },
              {
                title: say('payments.decide'),
                render: ({ id }) =>
                  mayDecide && (
                    <ApproveOrRefuse
                      isBusy={sending.isBusy}
                      onAnswer={(isApproved) => decide(id, isApproved)}
                    />
                  ),
              },
            ]}
          />
        )}
      </Known>
    </Block>
  );
}
