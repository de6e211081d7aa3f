import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { UsageCharge, UsageDay } from '../../../client/index.ts';
import { Row, Rows } from '../../../kit/index.ts';
import { unitText } from '../../parts/unit-text.ts';
import { type LineApp, useLineApp } from '../../state/line-words.tsx';
import { newAppealAddress } from '../../routes.ts';
import { placeName } from '../line/place-name.ts';
import { Why } from '../line/why.tsx';

interface UsageDayCardProps {
  readonly line: string;
  readonly day: UsageDay;
  readonly charges: readonly UsageCharge[];
}

const unitOf = { voice: 'SECOND', sms: 'MESSAGE', data: 'BYTE' } as const;

/** `1 min 20 s` would be cut to minutes elsewhere; what was used is told whole. */
function usedText({ service, units }: Pick<UsageCharge, 'service' | 'units'>, app: LineApp) {
  return service === 'voice' ? app.format.clock(units) : unitText(unitOf[service], units, app);
}

function nameOf({ service, direction, to }: UsageCharge, app: LineApp): string {
  const { say } = app;
  if (service === 'data') return say('unit.BYTE');
  if (direction === 'in') return say(service === 'voice' ? 'rates.answered' : 'rates.received');
  const places = to === null ? '' : placeName(to, app);
  return say(service === 'voice' ? 'rates.callsTo' : 'rates.messagesTo', { places });
}

interface ChargeRowProps {
  readonly line: string;
  readonly charge: UsageCharge;
}

function ChargeRow({ line, charge }: ChargeRowProps): ReactNode {
  const app = useLineApp();
  const { say, format } = app;
  return (
    <li className="usage-charge">
      <div className="usage-head">
        <span>{nameOf(charge, app)}</span>
        <strong className="usage-amount">{format.money(charge.amount)}</strong>
      </div>
      <p className="soft small">
        {format.time(charge.usedFrom)} · {say(`zone.${charge.zone}`)} · {usedText(charge, app)}
      </p>
      {charge.notTaken.amountMinor > 0 && (
        <p className="small">{say('usage.notTaken', { amount: format.money(charge.notTaken) })}</p>
      )}
      {charge.why === null && <p className="soft small">{say('usage.unpriced')}</p>}
      <Why sentences={charge.why === null ? [] : [charge.why]} />
      <Link href={newAppealAddress({ line, charge: charge.id })} className="usage-wrong">
        {say('order.wrong')}
      </Link>
    </li>
  );
}

/** A day: first what it cost altogether, zone by zone, then each charge. */
export function UsageDayCard({ line, day, charges }: UsageDayCardProps): ReactNode {
  const app = useLineApp();
  const { say, format } = app;
  return (
    <section className="card stack">
      <div className="usage-head">
        <h2>{format.day(day.day)}</h2>
        <strong className="usage-amount">{format.money(day.amount)}</strong>
      </div>
      <Rows>
        {day.totals.map((total) => (
          <Row
            key={`${total.zone} ${total.service}`}
            name={say('unit.zones', {
              unit: say(`unit.${unitOf[total.service]}`),
              zones: say(`zone.${total.zone}`),
            })}
          >
            {format.money(total.amount)}
            <div className="soft small">{usedText(total, app)}</div>
            {total.packUnits > 0 && (
              <div className="soft small">
                {say('rates.fromPack', {
                  units: usedText({ ...total, units: total.packUnits }, app),
                })}
              </div>
            )}
          </Row>
        ))}
      </Rows>
      <details className="why">
        <summary>{say('usage.each', { count: String(charges.length) })}</summary>
        <ul className="usage-charges">
          {charges.map((charge) => (
            <ChargeRow key={charge.id} line={line} charge={charge} />
          ))}
        </ul>
      </details>
    </section>
  );
}
