import { type ReactNode, useState } from 'react';
import type { Problem, Result } from '../../client/index.ts';
import { Button, useToast } from '../../kit/index.ts';
import { useLineApp } from '../state/line-words.tsx';
import { ProblemNote } from './problem-note.tsx';

interface ChangeButtonProps<Answer> {
  readonly kind: 'secondary' | 'plain';
  readonly isWide?: boolean;
  /** Sends the change, which may be sent again. */
  readonly send: () => Promise<Result<Answer>>;
  readonly onChange: (answer: Answer) => void;
  readonly children: string;
}

/** A choice that one tap makes and one takes back: says that it was kept, or why it was not. */
export function ChangeButton<Answer>(props: ChangeButtonProps<Answer>): ReactNode {
  const { kind, isWide = true, send, onChange, children } = props;
  const { say } = useLineApp();
  const tell = useToast();
  const [isSending, setIsSending] = useState(false);
  const [problem, setProblem] = useState<Problem | undefined>();
  const change = async (): Promise<void> => {
    setIsSending(true);
    const result = await send();
    setIsSending(false);
    setProblem(result.isOk ? undefined : result.problem);
    if (!result.isOk) return;
    tell(say('packs.changed'));
    onChange(result.answer);
  };
  return (
    <>
      {problem && <ProblemNote problem={problem} />}
      <Button
        kind={kind}
        isWide={isWide}
        busyLabel={isSending ? say('action.working') : undefined}
        onClick={() => void change()}
      >
        {children}
      </Button>
    </>
  );
}
