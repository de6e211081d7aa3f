import { useRef, useState } from 'react';
import {
  isOutcomeUnknown,
  newAttemptKey,
  type Problem,
  type Topup,
} from '../../../client/index.ts';
import { useApp } from '../../state/app-context.tsx';

interface Redemption {
  readonly isSending: boolean;
  readonly problem: Problem | undefined;
  readonly redeem: (code: string, number: string) => void;
  /** What was said of another code says nothing of this one. */
  readonly forget: () => void;
}

/**
 * Redeems a voucher. While nobody knows whether it was, the same code for the same number is the
 * same request; once it was answered, another try is another.
 */
export function useRedemption(onRedeemed: (topup: Topup) => void): Redemption {
  const { device } = useApp();
  const [isSending, setIsSending] = useState(false);
  const [problem, setProblem] = useState<Problem | undefined>();
  const open = useRef<{ readonly said: string; readonly key: string } | undefined>(undefined);
  const send = async (code: string, number: string): Promise<void> => {
    const said = `${code} ${number}`;
    const request = open.current?.said === said ? open.current : { said, key: newAttemptKey() };
    open.current = request;
    setIsSending(true);
    const given = { key: request.key, body: { code, number } };
    const result = await device.channel.call('redeemVoucher', given);
    setIsSending(false);
    setProblem(result.isOk ? undefined : result.problem);
    if (result.isOk || !isOutcomeUnknown(result.problem)) open.current = undefined;
    if (result.isOk) onRedeemed(result.answer);
  };
  return {
    isSending,
    problem,
    redeem: (code, number) => void send(code, number),
    forget: () => setProblem(undefined),
  };
}
