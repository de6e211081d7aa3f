import type { ReactNode } from 'react';
import { isOutcomeUnknown, type Topup } from '../../../client/index.ts';
import { Banner, Button, Sheet } from '../../../kit/index.ts';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { useApp } from '../../state/app-context.tsx';
import { useWish } from '../../state/use-wish.ts';

interface WishSheetProps {
  readonly operation: 'cancelTopup' | 'undoTopup';
  readonly topup: string;
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly onClose: () => void;
  readonly onAnswer: (topup: Topup) => void;
}

/**
 * Asks once more before an order is cancelled or taken back. To leave everything as it is comes
 * first.
 */
export function WishSheet(props: WishSheetProps): ReactNode {
  const { operation, topup, title, text, yes, onClose, onAnswer } = props;
  const { say } = useApp();
  const { isSending, problem, send } = useWish(operation, topup, (answer) => {
    onAnswer(answer);
    onClose();
  });
  return (
    <Sheet title={title} closeLabel={say('action.close')} onClose={onClose}>
      <p>{text}</p>
      {problem && !isOutcomeUnknown(problem) && <ProblemNote problem={problem} />}
      {problem && isOutcomeUnknown(problem) && (
        <Banner kind="attention" icon="offline" isNews title={say('order.wishUnsure')} />
      )}
      <Button kind="secondary" onClick={onClose}>
        {say('order.keep')}
      </Button>
      <Button kind="loss" busyLabel={isSending ? say('action.working') : undefined} onClick={send}>
        {yes}
      </Button>
    </Sheet>
  );
}
