import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useConsole } from '../state/console-context.tsx';

interface ApproveOrRefuseProps {
  readonly isBusy: boolean;
  readonly onAnswer: (isApproved: boolean) => void;
}

/** The second person's word, as two buttons that stand beside each other. */
export function ApproveOrRefuse({ isBusy, onAnswer }: ApproveOrRefuseProps): ReactNode {
  const { say } = useConsole();
  return (
    <div className="answers">
      <Button type="primary" loading={isBusy} onClick={() => onAnswer(true)}>
        {say('review.approve')}
      </Button>
      <Button disabled={isBusy} onClick={() => onAnswer(false)}>
        {say('review.refuse')}
      </Button>
    </div>
  );
}
