import type { ReactNode } from 'react';
import type { Topup } from '../../../client/index.ts';
import { Icon } from '../../../kit/index.ts';
import { useApp } from '../../state/app-context.tsx';
import { useNow } from '../../state/use-now.ts';

/** Until when one can pay, or until when the value was promised; honest when that has passed. */
export function Deadline({ topup }: { readonly topup: Topup }): ReactNode {
  const isWaiting = topup.state === 'awaiting_payment';
  const isPromised = !topup.clearBy && topup.state === 'confirming' && topup.promisedBy !== null;
  const nowMs = useNow(isWaiting || isPromised);
  if (isWaiting) return <PayBefore payBefore={topup.payBefore} nowMs={nowMs} />;
  if (isPromised && topup.promisedBy) return <By promisedBy={topup.promisedBy} nowMs={nowMs} />;
  return null;
}

interface Countdown {
  readonly nowMs: number;
}

function PayBefore({ payBefore, nowMs }: Countdown & { readonly payBefore: string }): ReactNode {
  const { say, format, isCareMode } = useApp();
  const time = format.time(payBefore);
  const leftSeconds = (Date.parse(payBefore) - nowMs) / 1_000;
  const left = format.clock(leftSeconds);
  if (leftSeconds <= 0) return <Line text={say('order.payOver')} isLate />;
  // Nobody in care mode is hurried by seconds.
  return (
    <Line
      text={
        isCareMode ? say('order.payBeforeCalm', { time }) : say('order.payBefore', { time, left })
      }
    />
  );
}

function By({ promisedBy, nowMs }: Countdown & { readonly promisedBy: string }): ReactNode {
  const { say, format, isCareMode } = useApp();
  const time = format.time(promisedBy);
  const leftSeconds = (Date.parse(promisedBy) - nowMs) / 1_000;
  if (leftSeconds <= 0) return <Line text={say('order.late', { time })} isLate />;
  const left = format.clock(leftSeconds);
  return (
    <Line
      text={
        isCareMode ? say('order.promisedCalm', { time }) : say('order.promised', { time, left })
      }
    />
  );
}

function Line({ text, isLate }: { readonly text: string; readonly isLate?: boolean }): ReactNode {
  return (
    <p className={isLate ? 'promise promise-late' : 'promise'}>
      <Icon name={isLate ? 'attention' : 'clock'} />
      <span>{text}</span>
    </p>
  );
}
