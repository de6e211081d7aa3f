import { type ReactNode, useState } from 'react';
import type { Problem, Rate, Rates, ZoneRates } from '../../../client/index.ts';
import { Button, Card, Row, Rows, useToast } from '../../../kit/index.ts';
import { ProblemNote } from '../../layout/problem-note.tsx';
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
  const tell = useToast();
  const [isSending, setIsSending] = useState(false);
  const [problem, setProblem] = useState<Problem | undefined>();
  const change = async (): Promise<void> => {
    setIsSending(true);
    const given = { params: { line, zone: zone.zone }, body: { isOptedIn: !zone.isOptedIn } };
    const result = await device.channel.call('changeOptIn', given, { isRepeatable: true });
    setIsSending(false);
    setProblem(result.isOk ? undefined : result.problem);
    if (!result.isOk) return;
    tell(say('packs.changed'));
    onChange(result.answer);
  };
  return (
    <>
      {problem && <ProblemNote problem={problem} />}
      <Button
        kind="secondary"
        busyLabel={isSending ? say('action.working') : undefined}
        onClick={() => void change()}
      >
        {say(zone.isOptedIn ? 'rates.switchOff' : 'rates.switchOn', {
          zone: say(`zone.${zone.zone}`),
        })}
      </Button>
    </>
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
