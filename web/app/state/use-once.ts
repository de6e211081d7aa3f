import { useState } from 'react';
import { newAttemptKey, type Problem, type Result } from '../../client/index.ts';

export interface Once {
  readonly isSending: boolean;
  readonly problem: Problem | undefined;
  readonly send: () => void;
}

/**
 * Does something that must not be done twice: the key is made with the sheet that asks for it, so
 * every further tap and every try of the network is the same request.
 */
export function useOnce<Answer>(
  ask: (key: string) => Promise<Result<Answer>>,
  onAnswer: (answer: Answer) => void,
): Once {
  const [key] = useState(() => newAttemptKey());
  const [isSending, setIsSending] = useState(false);
  const [problem, setProblem] = useState<Problem | undefined>();
  const send = async (): Promise<void> => {
    setIsSending(true);
    const result = await ask(key);
    setIsSending(false);
    setProblem(result.isOk ? undefined : result.problem);
    if (result.isOk) onAnswer(result.answer);
  };
  return { isSending, problem, send: () => void send() };
}
