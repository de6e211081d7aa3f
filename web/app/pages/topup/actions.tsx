import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { nationalNumber, type Topup } from '../../../client/index.ts';
import { Button, buttonClass } from '../../../kit/index.ts';
import { newTopupAddress, pageAddress } from '../../routes.ts';
import { useApp } from '../../state/app-context.tsx';
import { useNow } from '../../state/use-now.ts';
import { WishSheet } from './wish-sheet.tsx';

interface ActionsProps {
  readonly topup: Topup;
  readonly onTopup: (topup: Topup) => void;
}

/**
 * What can be done in this state, and nothing that would pay twice: the way to the payment page is
 * the same page of the same payment, and stands here only while the order waits for it.
 */
export function Actions({ topup, onTopup }: ActionsProps): ReactNode {
  const { say } = useApp();
  const { state, receipt, receiver } = topup;
  const isOver = state === 'credited' || state === 'not_charged' || state === 'refunded';
  return (
    <>
      {state === 'awaiting_payment' && <Pay topup={topup} />}
      {receipt && (
        <Link
          href={pageAddress('receipt', { code: receipt })}
          className={buttonClass(state === 'credited' ? 'primary' : 'secondary')}
        >
          {say('order.showReceipt')}
        </Link>
      )}
      {isOver && (
        <Link href={pageAddress('home')} className={buttonClass('secondary')}>
          {say('order.done')}
        </Link>
      )}
      {state === 'not_charged' && (
        <Link href={newTopupAddress(receiver.number)} className={buttonClass('plain')}>
          {say('order.again')}
        </Link>
      )}
      {topup.canCancel && <Cancel topup={topup} onTopup={onTopup} />}
      {topup.undoBefore && <Undo topup={topup} undoBefore={topup.undoBefore} onTopup={onTopup} />}
    </>
  );
}

function Pay({ topup }: { readonly topup: Topup }): ReactNode {
  const { say, format } = useApp();
  const nowMs = useNow(true);
  const isOver = nowMs > Date.parse(topup.payBefore);
  if (!topup.payUrl || isOver) return null;
  return (
    <a href={topup.payUrl} className={buttonClass('primary')}>
      {say('order.pay', { amount: format.money(topup.pays ?? topup.price) })}
    </a>
  );
}

function Cancel({ topup, onTopup }: ActionsProps): ReactNode {
  const { say } = useApp();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <Button kind="plain" onClick={() => setIsAsking(true)}>
        {say('order.cancel')}
      </Button>
      {isAsking && (
        <WishSheet
          operation="cancelTopup"
          topup={topup.id}
          title={say('order.cancelTitle')}
          text={say('order.cancelText')}
          yes={say('order.cancel')}
          onClose={() => setIsAsking(false)}
          onAnswer={onTopup}
        />
      )}
    </>
  );
}

function Undo(props: ActionsProps & { readonly undoBefore: string }): ReactNode {
  const { topup, undoBefore, onTopup } = props;
  const { say, format } = useApp();
  const [isAsking, setIsAsking] = useState(false);
  const nowMs = useNow(true);
  if (nowMs >= Date.parse(undoBefore)) return null;
  const what = {
    value: format.roundMoney(topup.value),
    number: nationalNumber(topup.receiver.number),
    price: format.money(topup.price),
  };
  return (
    <div className="undo">
      <Button kind="plain" onClick={() => setIsAsking(true)}>
        {say('order.undo')}
      </Button>
      <p className="soft small">{say('order.undoUntil', { time: format.time(undoBefore) })}</p>
      {isAsking && (
        <WishSheet
          operation="undoTopup"
          topup={topup.id}
          title={say('order.undoTitle')}
          text={say('order.undoText', what)}
          yes={say('order.undoYes')}
          onClose={() => setIsAsking(false)}
          onAnswer={onTopup}
        />
      )}
    </div>
  );
}
