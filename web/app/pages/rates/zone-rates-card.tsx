import type { ReactNode } from 'react';
import type { Rate, Rates, ZoneRates } from '../../../client/index.ts';
import { Card, Row, Rows } from '../../../kit/index.ts';
import { ChangeButton } from '../../layout/change-button.tsx';
import { useLineApp } from '../../state/line-words.tsx';
import { rateName, rateNotes, ratePrice } from './rate-text.ts';

interface ZoneRatesCardProps {
  readonly line: string;
  readonly zone: ZoneRates;
  readonly onChange: (rates: Rates) => void;
}

function RateRow({ rate, isOff }: { readonly rate: Rate; readonly isOff: boolean }): ReactNode {
  const app = useLineApp();
  return (
    <Row name={rateName(rate, app)}>
      {ratePrice(rate, app)}
      {rateNotes(rate, app).map((note) => (
        <div key={note} className="soft small">
          {note}
        </div>
      ))}
      {isOff && <div className="tag-attention small">{app.say('rates.off')}</div>}
    </Row>
  );
}

/** One tap says yes and one takes it back; what it costs stands just above. */
function OptIn({ line, zone, onChange }: ZoneRatesCardProps): ReactNode {
  const { device, say } = useLineApp();
  const given = { params: { line, zone: zone.zone }, body: { isOptedIn: !zone.isOptedIn } };
  return (
    <ChangeButton
      kind="secondary"
      send={() => device.channel.call('changeOptIn', given, { isRepeatable: true })}
      onChange={onChange}
    >
      {say(zone.isOptedIn ? 'rates.switchOff' : 'rates.switchOn', {
        zone: say(`zone.${zone.zone}`),
      })}
    </ChangeButton>
  );
}

/** All that a plan costs in one zone. */
export function ZoneRatesCard(props: ZoneRatesCardProps): ReactNode {
  const { say } = useLineApp();
  const { zone, isOptedIn, rates } = props.zone;
  const needsOptIn = rates.some((rate) => rate.needsOptIn);
  return (
    <Card title={say('rates.in', { zone: say(`zone.${zone}`) })}>
      <Rows>
        {rates.map((rate) => (
          <RateRow key={rate.code} rate={rate} isOff={rate.needsOptIn && !isOptedIn} />
        ))}
        {rates.every(({ service }) => service !== 'data') && (
          <Row name={say('unit.BYTE')}>{say('rates.notSold')}</Row>
        )}
      </Rows>
      {needsOptIn && <OptIn {...props} />}
    </Card>
  );
}
