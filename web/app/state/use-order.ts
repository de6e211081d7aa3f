import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import {
  isOutcomeUnknown,
  type PaymentMethod,
  type Problem,
  type Quote,
} from '../../client/index.ts';
import { pageAddress } from '../routes.ts';
import { useApp } from './app-context.tsx';

export interface Ordering {
  readonly isSending: boolean;
  /** The server has said no, and why. */
  readonly refusal: Problem | undefined;
  /** No answer has come. The order is kept on this phone; sending it again is the same order. */
  readonly isUnsure: boolean;
  readonly order: (method: PaymentMethod, isTwinIntended: boolean) => void;
}

/**
 * Orders a quoted top-up, once, and leads on: to the page of the order, and from there to the
 * payment page, if there is one. The page of the order comes first, so that "back" from the payment
 * page ends there.
 */
export function useOrder(quote: Quote): Ordering {
  const { device } = useApp();
  const [, navigate] = useLocation();
  const [isSending, setIsSending] = useState(false);
  const [problem, setProblem] = useState<Problem | undefined>();
  const isShown = useRef(true);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);

  const send = async (
    { code: method, mandate }: PaymentMethod,
    isTwinIntended: boolean,
  ): Promise<void> => {
    setIsSending(true);
    const result = await device.attempts.order({
      body: {
        quote: quote.id,
        method,
        ...(mandate && { mandate: mandate.id }),
        ...(isTwinIntended && { isTwinIntended }),
      },
      number: quote.receiver.number,
      value: quote.value,
    });
    // Who has closed the sheet meanwhile is not carried off to a payment page.
    if (!isShown.current) return;
    setIsSending(false);
    setProblem(result.isOk ? undefined : result.problem);
    if (!result.isOk) return;
    const { id, payUrl } = result.answer;
    device.lastRead.set(`topup ${id}`, result.answer);
    navigate(pageAddress('topup', { topup: id }));
    if (payUrl) location.assign(payUrl);
  };

  const isUnsure = problem !== undefined && isOutcomeUnknown(problem);
  return {
    isSending,
    isUnsure,
    refusal: isUnsure ? undefined : problem,
    order: (method, isTwinIntended) => void send(method, isTwinIntended),
  };
}
