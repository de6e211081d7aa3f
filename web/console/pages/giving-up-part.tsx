import type { ReactNode } from 'react';
import { useSending } from '../../reading/index.ts';
import { Block } from '../layout/block.tsx';
import { ProblemNote } from '../layout/problem-note.tsx';
import { AnswerButtons } from '../parts/answer-buttons.tsx';
import { troubleText } from '../parts/bill-trouble-text.ts';
import { LineForm } from '../parts/line-form.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { Answer } from '../state/staff-channel.ts';

interface GivingUpPartProps {
  readonly connector: string;
  readonly day: string;
  readonly report: Pick<Answer<'readReconciliationDay'>, 'givingUp' | 'canBeGivenUp' | 'atBank'>;
  readonly readAgain: () => void;
}

/** A day that can never be read: one person says why, another ends the waiting. */
export function GivingUpPart({ report, readAgain, ...params }: GivingUpPartProps): ReactNode {
  const { say, call, session } = useConsole();
  const { sending, problem } = useSending(readAgain);
  const mayChange = session?.staff?.permissions.includes('reconciliation.change') ?? false;
  const { givingUp, canBeGivenUp, atBank } = report;
  const isProposed = givingUp !== null && givingUp.decidedBy === null;
  if (givingUp === null && !canBeGivenUp) return null;
  return (
    <Block title={say('givingUp.title')}>
      {problem && <ProblemNote problem={problem} />}
      {atBank && (
        <p>
          {say('givingUp.atBank', {
            problem: atBank.problem ? troubleText(atBank.problem, say) : say('givingUp.notAsked'),
          })}
        </p>
      )}
      {givingUp && (
        <p>
          {givingUp.decidedBy === null
            ? say('givingUp.proposed', { login: givingUp.by, reason: givingUp.reason })
            : say('givingUp.done', {
                login: givingUp.by,
                other: givingUp.decidedBy,
                reason: givingUp.reason,
              })}
        </p>
      )}
      {mayChange && isProposed && (
        <AnswerButtons
          isBusy={sending.isBusy}
          onAnswer={(isApproved) =>
            sending.send(call('decideGivingUp', { params, body: { isApproved } }))
          }
        />
      )}
      {mayChange && !isProposed && canBeGivenUp && (
        <>
          <p className="soft">{say('givingUp.hint')}</p>
          <LineForm
            fields={[{ name: 'reason', label: say('givingUp.reason') }]}
            send={say('review.propose')}
            missing={say('signIn.missing')}
            isBusy={sending.isBusy}
            isLoss
            onSend={({ reason = '' }) =>
              sending.send(call('proposeGivingUp', { params, body: { reason } }))
            }
          />
        </>
      )}
    </Block>
  );
}
