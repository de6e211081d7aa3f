import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Block } from '../layout/block.tsx';
import { Known } from '../layout/known.tsx';
import { ProblemNote } from '../layout/problem-note.tsx';
import { Rows } from '../parts/rows.tsx';
import { When } from '../parts/when.tsx';
import { pageAddress } from '../routes.ts';
import { useConsole } from '../state/console-context.tsx';
import { useRead } from '../state/use-read.ts';
import { useSending } from '../state/use-sending.ts';

/** Closed lines that pay back so much that somebody decides. Nobody decides about their own. */
export function ClosingBlock(): ReactNode {
  const { say, call, session } = useConsole();
  const read = useRead('closings', () => call('listClosings', {}));
  const { sending, problem } = useSending(read.readAgain);
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
                render: ({ line }) => <Link href={pageAddress('line', { line })}>{line}</Link>,
              },
              { title: say('bank.booked'), render: ({ orderedAt }) => <When at={orderedAt} /> },
              { title: say('bank.to'), isFree: true, render: ({ toName }) => toName || '–' },
              { title: say('bank.account'), render: ({ toAccount }) => toAccount || '–' },
              {
                title: say('column.what'),
                render: ({ id }) =>
                  mayDecide && (
                    <>
                      <Button loading={sending.isBusy} onClick={() => decide(id, true)}>
                        {say('review.approve')}
                      </Button>{' '}
                      <Button disabled={sending.isBusy} onClick={() => decide(id, false)}>
                        {say('review.refuse')}
                      </Button>
                    </>
                  ),
              },
            ]}
          />
        )}
      </Known>
    </Block>
  );
}
