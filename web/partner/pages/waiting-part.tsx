import type { ReactNode } from 'react';
import { Card } from '../../kit/index.ts';
import type { Waiting } from '../state/portal-channel.ts';
import { usePortal } from '../state/portal-context.tsx';
import { useRead } from '../state/use-calling.ts';

/** What was ordered and is not done: why it waits, and what ends that. */
export function WaitingPart(): ReactNode {
  const { channel, say } = usePortal();
  const { answer: value } = useRead('waiting', () => channel.call('readOwnWaiting', {}));
  if (!value || value.orders.length + value.stock.length === 0) return null;
  return (
    <Card title={say('waits')}>
      <ul className="portal-list">
        {value.stock.map((stock) => (
          <StockRow key={stock.id} stock={stock} />
        ))}
        {value.orders.map((order) => (
          <OrderRow key={order.reference} order={order} />
        ))}
      </ul>
    </Card>
  );
}

function StockRow({ stock }: { readonly stock: Waiting['stock'][number] }): ReactNode {
  const { say, format } = usePortal();
  const { amount, state, paidBy, paymentReference: reference, wantedAt } = stock;
  const isByBank = (paidBy === 'bank' || paidBy === 'cheque') && reference !== '';
  const toPay = isByBank ? say('stockToPay', { reference }) : say('stockToPayThem');
  return (
    <li>
      <div className="portal-bar">
        <strong>{format.money(amount)}</strong>
        <span>{say('stock')}</span>
        <span>{format.dayAndTime(wantedAt)}</span>
      </div>
      <p>{state === 'proposed' ? say('stockProposed') : toPay}</p>
    </li>
  );
}

function OrderRow({ order }: { readonly order: Waiting['orders'][number] }): ReactNode {
  const { say, format } = usePortal();
  const { value, number, reference, orderedAt, confirmBefore } = order;
  return (
    <li>
      <div className="portal-bar">
        <strong>{format.money(value)}</strong>
        <span>{number}</span>
        <span>{format.dayAndTime(orderedAt)}</span>
      </div>
      <p>
        <span className="portal-secret">{reference}</span>{' '}
        {confirmBefore === null
          ? say('orderAccepted')
          : say('orderHeld', { time: format.dayAndTime(confirmBefore) })}
      </p>
    </li>
  );
}
