import type { ReactNode } from 'react';
import { ApproveOrRefuse } from './approve-or-refuse.tsx';
import { useConsole } from '../state/console-context.tsx';

interface AnswerButtonsProps {
  readonly isBusy: boolean;
  readonly onAnswer: (isApproved: boolean) => void;
}

/** The second person's word. Who proposed it is told so by the server, and by nobody else. */
export function AnswerButtons({ isBusy, onAnswer }: AnswerButtonsProps): ReactNode {
  const { say } = useConsole();
  return (
    <div className="card block">
      <p className="soft">{say('review.fourEyes')}</p>
      <ApproveOrRefuse isBusy={isBusy} onAnswer={onAnswer} />
    </div>
  );
}
