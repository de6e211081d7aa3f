import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useConsole } from '../state/console-context.tsx';
import type { Sending } from '../state/sending.ts';

interface AnswerFormProps {
  readonly topup: string;
  readonly sending: Sending;
}

/** The second person's word. Who proposed it is told so by the server, and by nobody else. */
export function AnswerForm({ topup, sending }: AnswerFormProps): ReactNode {
  const { say, call } = useConsole();
  const answer = (isApproved: boolean): void =>
    sending.send(call('answerReview', { params: { topup }, body: { isApproved } }));
  return (
    <div className="card block">
      <p className="soft">{say('review.fourEyes')}</p>
      <Button type="primary" loading={sending.isBusy} onClick={() => answer(true)}>
        {say('review.approve')}
      </Button>
      <Button disabled={sending.isBusy} onClick={() => answer(false)}>
        {say('review.refuse')}
      </Button>
    </div>
  );
}
