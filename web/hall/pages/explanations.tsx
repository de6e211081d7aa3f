import { type ReactNode, useState } from 'react';
import { Card, Tabs } from '../../kit/index.ts';
import type { Customer } from '../state/hall-channel.ts';
import { useHall } from '../state/hall-context.tsx';
import { sayMovement } from '../words/say-movement.ts';

/** Why it cost what it cost: each use with its sentence, and each movement of the account. */
export function Explanations({ customer }: { readonly customer: Customer }): ReactNode {
  const { say } = useHall();
  const [shown, setShown] = useState('charges');
  const tabs = [
    { name: 'charges', label: say('charges') },
    { name: 'movements', label: say('movements') },
  ];
  return (
    <Card title={say('why')}>
      <Tabs label={say('why')} tabs={tabs} shown={shown} onShow={setShown}>
        {shown === 'charges' ? (
          <Charges charges={customer.charges} />
        ) : (
          <Movements movements={customer.movements} />
        )}
      </Tabs>
    </Card>
  );
}

function Charges({ charges }: { readonly charges: Customer['charges'] }): ReactNode {
  const { say, format } = useHall();
  if (charges.length === 0) return <p className="soft">{say('noCharges')}</p>;
  return (
    <ul className="hall-list">
      {charges.map(({ id, usedFrom, zone, service, amount, why }) => (
        <li key={id}>
          <p className="hall-bar">
            <span>
              {format.dayAndTime(usedFrom)} · {say(`service.${service}`)} · {say(`zone.${zone}`)}
            </span>
            <strong>{format.money(amount)}</strong>
          </p>
          {why && <p className="soft">{why}</p>}
        </li>
      ))}
    </ul>
  );
}

function Movements({ movements }: { readonly movements: Customer['movements'] }): ReactNode {
  const { say, format } = useHall();
  if (movements.length === 0) return <p className="soft">{say('noMovements')}</p>;
  const amountOf = ({ unit, amount }: Customer['movements'][number]): string => {
    if (unit === 'HKD' || unit === 'CNY') {
      return format.money({ amountMinor: amount, currency: unit });
    }
    const sign = amount < 0 ? '−' : '';
    const size = Math.abs(amount);
    if (unit === 'BYTE') return sign + format.bytes(size);
    return unit === 'SECOND' ? sign + format.minutes(size) : `${sign}${size}`;
  };
  return (
    <ul className="hall-list">
      {movements.map((one) => (
        <li key={one.id} className="hall-bar">
          <span>
            {format.dayAndTime(one.recordedAt)} · {sayMovement(say, one.code)}
          </span>
          <strong>{amountOf(one)}</strong>
        </li>
      ))}
    </ul>
  );
}
