import { useState } from 'react';
import type { Answer, Problem, Session } from '../../../client/index.ts';
import { type App, useApp } from '../../state/app-context.tsx';

export interface SentCode extends Answer<'requestCode'> {
  readonly number: string;
}

export interface SignIn {
  readonly sent: SentCode | undefined;
  readonly isBusy: boolean;
  readonly problem: Problem | undefined;
  readonly requestCode: (number: string) => void;
  readonly enter: (code: string) => void;
  readonly changeNumber: () => void;
}

/**
 * A code works once, so its answer may be lost although it worked. Whoever is signed in by then is;
 * the session knows.
 */
async function signIn({ device }: App, number: string, code: string): Promise<Problem | Session> {
  const result = await device.channel.call('signIn', { body: { number, code } });
  if (result.isOk) return result.answer;
  if (result.problem.kind === 'refused') return result.problem;
  const session = await device.loadSession();
  return session.isOk && session.answer.isSignedIn ? session.answer : result.problem;
}

export function useSignIn(onDone: () => void): SignIn {
  const app = useApp();
  const { device } = app;
  const [sent, setSent] = useState<SentCode | undefined>();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | undefined>();

  const whileBusy = async (work: () => Promise<Problem | undefined>): Promise<void> => {
    setIsBusy(true);
    setProblem(undefined);
    setProblem(await work());
    setIsBusy(false);
  };

  const requestCode = (number: string): void =>
    void whileBusy(async () => {
      const result = await device.channel.call('requestCode', { body: { number } });
      if (!result.isOk) return result.problem;
      setSent({ ...result.answer, number });
      return undefined;
    });

  const enter = (code: string): void =>
    void whileBusy(async () => {
      const entered = await signIn(app, sent?.number ?? '', code);
      if ('kind' in entered) return entered;
      device.enter(entered);
      onDone();
      return undefined;
    });

  return {
    sent,
    isBusy,
    problem,
    requestCode,
    enter,
    changeNumber: () => setSent(undefined),
  };
}
