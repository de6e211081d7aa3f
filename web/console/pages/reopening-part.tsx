import type { ReactNode } from 'react';
import { useSending } from '../../reading/index.ts';
import { Block } from '../layout/block.tsx';
import { ProblemNote } from '../layout/problem-note.tsx';
import { AnswerButtons } from '../parts/answer-buttons.tsx';
import { LineForm } from '../parts/line-form.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { FoundBreak } from '../state/staff-channel.ts';

interface ReopeningPartProps {
  readonly of: FoundBreak;
  readonly readAgain: () => void;
}

/** A difference that was resolved by mistake: one person says why, another opens it again. */
export function ReopeningPart({ of, readAgain }: ReopeningPartProps): ReactNode {
  const { say, call, session } = useConsole();
  const { sending, problem } = useSending(readAgain);
  const params = { break: of.id };
  const mayChange = session?.staff?.permissions.includes('reconciliation.change') ?? false;
  const { reopening, canBeReopened } = of;
  const isProposed = reopening !== null && reopening.decidedBy === null;
  if (reopening === null && !canBeReopened) return null;
  return (
    <Block title={say('reopening.title')}>
      {problem && <ProblemNote problem={problem} />}
      {reopening && (
        <p>
          {reopening.decidedBy === null
            ? say('reopening.proposed', { login: reopening.by, reason: reopening.reason })
            : say('reopening.done', {
                login: reopening.by,
                other: reopening.decidedBy,
                reason: reopening.reason,
              })}
        </p>
      )}
      {mayChange && isProposed && (
        <AnswerButtons
          isBusy={sending.isBusy}
          onAnswer={(isApproved) =>
            sending.send(call('decideReopening', { params, body: { isApproved } }))
          }
        />
      )}
      {mayChange && !isProposed && canBeReopened && (
        <>
          <p className="soft">{say('reopening.hint')}</p>
          <LineForm
            fields={[{ name: 'reason', label: say('reopening.reason') }]}
            send={say('reopening.send')}
            missing={say('signIn.missing')}
            isBusy={sending.isBusy}
            onSend={({ reason = '' }) =>
              sending.send(call('proposeReopening', { params, body: { reason } }))
            }
          />
        </>
      )}
    </Block>
  );
}
