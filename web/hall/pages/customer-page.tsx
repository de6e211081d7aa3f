import type { ReactNode } from 'react';
import { groupedNumber } from '../../client/index.ts';
import { Amount, Banner, Button, Card, Row, Rows } from '../../kit/index.ts';
import { translated } from '../../language/index.ts';
import type { Customer, Opened } from '../state/hall-channel.ts';
import { useHall } from '../state/hall-context.tsx';
import { Adjust } from './adjust.tsx';
import { Closing } from './closing.tsx';
import { Explanations } from './explanations.tsx';
import { Services } from './services.tsx';
import { TopupRows } from './topup-rows.tsx';
import { Voucher } from './voucher.tsx';

interface CustomerPageProps {
  readonly opened: Opened;
  readonly may: (permission: string) => boolean;
  readonly canSell: boolean;
  readonly onSell: () => void;
  readonly onChanged: () => void;
  readonly onNext: () => void;
}

/** All that is asked at a counter about a line, and what can be done for it. */
export function CustomerPage(props: CustomerPageProps): ReactNode {
  const { opened, may, canSell, onSell, onChanged, onNext } = props;
  const { customer } = opened;
  const { say } = useHall();
  return (
    <>
      <div className="hall-bar">
        <h1>{customer.line.owner}</h1>
        <Button kind="secondary" isWide={false} onClick={onNext}>
          {say('nextCustomer')}
        </Button>
      </div>
      <div className="hall-columns">
        <div className="stack">
          <Balance customer={customer} />
          {may('tills.use') &&
            (canSell ? (
              <Button onClick={onSell}>{say('topUp')}</Button>
            ) : (
              <Banner kind="attention" title={say('openTillFirst')} />
            ))}
          {may('tills.use') && <Voucher number={opened.wanted.number} onRedeemed={onChanged} />}
          <LineCard line={customer.line} />
          <Services line={customer.line} may={may} onChanged={onChanged} />
          {may('adjustments.propose') && <Adjust line={customer.line.id} />}
          {may('refunds.propose') && <Closing line={customer.line.id} onChanged={onChanged} />}
        </div>
        <div className="stack">
          <Explanations customer={customer} />
          <TopupRows
            topups={customer.topups}
            canUndo={may('tills.supervise')}
            onUndone={onChanged}
          />
        </div>
      </div>
    </>
  );
}

function Balance({ customer: { balance } }: { readonly customer: Customer }): ReactNode {
  const { say, format } = useHall();
  const { total, bonus, reserved, owed } = balance;
  return (
    <Card title={say('balance')}>
      <Amount text={format.money(total)} size="large" />
      <Rows>
        <Row name={say('bonus')}>{format.money(bonus)}</Row>
        <Row name={say('reserved')}>{format.money(reserved)}</Row>
        {owed.amountMinor > 0 && <Row name={say('owed')}>{format.money(owed)}</Row>}
      </Rows>
    </Card>
  );
}

function LineCard({ line }: { readonly line: Customer['line'] }): ReactNode {
  const { say, format, language } = useHall();
  return (
    <Card title={say('line')}>
      {line.barredBy.length > 0 && <Banner kind="attention" title={say('barred')} />}
      <Rows>
        {line.numbers.map(({ number, registration }) => (
          <Row key={number} name={groupedNumber(number)}>
            {say(`registration.${registration}`)}
          </Row>
        ))}
        <Row name={say('plan')}>{translated(line.plan, language)}</Row>
        <Row name={say('state')}>{say(`state.${line.state}`)}</Row>
        <Row name={say('validUntil')}>
          {line.validUntil === null ? say('notYet') : format.day(line.validUntil)}
        </Row>
      </Rows>
    </Card>
  );
}
