import type { ReactNode } from 'react';
import type { Line } from '../../../client/index.ts';
import { Amount, Row, Rows } from '../../../kit/index.ts';
import { Lasting } from './lasting.tsx';
import { useApp } from '../../state/app-context.tsx';
import { translated } from '../../../language/index.ts';

/** Large is what can be used now; cash, bonus and reserved say what it is made of. */
export function LineBalance({ line }: { readonly line: Line }): ReactNode {
  const { say, format } = useApp();
  const { balance } = line;
  const parts = [
    [say('home.cash'), balance.cash],
    [say('home.bonus'), balance.bonus],
    [say('home.reserved'), balance.reserved],
  ] as const;
  return (
    <section className="card stack">
      <div className="balance">
        <h2 className="balance-label">{say('home.balance')}</h2>
        <p>
          <Amount size="large" text={format.money(balance.available)} />
        </p>
        <Lasting line={line} />
      </div>
      <dl className="balance-parts">
        {parts.map(([name, money]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Amount text={format.money(money)} />
            </dd>
          </div>
        ))}
      </dl>
      {balance.reserved.amountMinor > 0 && <p className="soft small">{say('home.reservedWhy')}</p>}
    </section>
  );
}

/** From here on the day is pointed at; whoever has set a reminder hears of it much earlier. */
const soonDays = 7;

function DaysLeft({ days }: { readonly days: number }): ReactNode {
  const { say, format } = useApp();
  if (days < 0) return say('home.ended');
  return days === 0 ? say('home.lastDay') : say('home.daysLeft', { days: format.days(days) });
}

/** Until when the line lives, and what will be taken next. */
export function LineValidity({ line }: { readonly line: Line }): ReactNode {
  const { say, format, language } = useApp();
  const { validUntil, daysLeft, nextFee, plan } = line;
  return (
    <section className="card">
      <Rows>
        <Row name={say('home.validUntil')}>
          <strong>{validUntil ? format.day(validUntil) : say('home.noExpiry')}</strong>
          {daysLeft !== null && (
            <div className={daysLeft <= soonDays ? 'tag-attention small' : 'soft small'}>
              <DaysLeft days={daysLeft} />
            </div>
          )}
        </Row>
        {nextFee && (
          <Row name={say('home.nextFee')}>
            {say('home.nextFeeOn', {
              amount: format.money(nextFee.amount),
              day: format.day(nextFee.day),
            })}
            <div className="soft small">{translated(nextFee.reason, language)}</div>
          </Row>
        )}
        <Row name={say('home.plan')}>{translated(plan.name, language)}</Row>
      </Rows>
    </section>
  );
}
