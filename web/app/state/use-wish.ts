import { useState } from 'react';
import type { Problem, Topup } from '../../client/index.ts';
import { useApp } from './app-context.tsx';

export interface Wish {
  readonly isSending: boolean;
  readonly problem: Problem | undefined;
  readonly send: () => void;
}

/** Asks for an order to be cancelled or taken back, with a key of its own that survives the app. */
export function useWish(
  operation: 'cancelTopup' | 'undoTopup',
  topup: string,
  onAnswer: (topup: Topup) => void,
): Wish {
  const { device } = useApp();
  const [isSending, setIsSending] = useState(false);
  const [problem, setProblem] = useState<Problem | undefined>();
  const send = async (): Promise<void> => {
    setIsSending(true);
    const result = await device.attempts.wish(operation, topup);
    setIsSending(false);
    setProblem(result.isOk ? undefined : result.problem);
    if (result.isOk) onAnswer(result.answer);
  };
  return { isSending, problem, send: () => void send() };
}
