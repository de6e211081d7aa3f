import { type ReactNode, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { nationalNumber, type OrderAttempt } from '../../client/index.ts';
import { Banner, Button, buttonClass } from '../../kit/index.ts';
import { pageAddress } from '../routes.ts';
import { useApp } from '../state/app-context.tsx';

/** Stands where one would otherwise be invited to pay: there is a payment under way already. */
export function OpenTopup({ topup }: { readonly topup: string }): ReactNode {
  const { say } = useApp();
  return (
    <Banner kind="action" title={say('open.title')}>
      <p>{say('open.text')}</p>
      <Link href={pageAddress('topup', { topup })} className={buttonClass('primary')}>
        {say('open.show')}
      </Link>
    </Banner>
  );
}

/** An order that this phone has sent, or tried to, and never got an answer for. */
export function UnansweredOrder({ attempt }: { readonly attempt: OrderAttempt }): ReactNode {
  const { device, say, format } = useApp();
  const [, navigate] = useLocation();
  const [isSending, setIsSending] = useState(false);
  const send = async (): Promise<void> => {
    setIsSending(true);
    await device.attempts.resume();
    setIsSending(false);
    const now = device.attempts.unfinishedOrder();
    if (now?.topup) navigate(pageAddress('topup', { topup: now.topup }));
  };
  const what = {
    value: format.roundMoney(attempt.value),
    number: nationalNumber(attempt.number),
  };
  return (
    <Banner kind="attention" icon="clock" title={say('sending.unsureTitle')}>
      <p>{say('open.sending', what)}</p>
      <p>{say('sending.unsureText')}</p>
      <Button busyLabel={isSending ? say('action.working') : undefined} onClick={() => void send()}>
        {say('sending.again')}
      </Button>
    </Banner>
  );
}
