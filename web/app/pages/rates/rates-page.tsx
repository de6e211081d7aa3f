import { type ReactNode, useState } from 'react';
import type { Line, Rates } from '../../../client/index.ts';
import { Row, Rows, Skeleton } from '../../../kit/index.ts';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { useLineApp } from '../../state/line-words.tsx';
import { useLoaded } from '../../state/use-loaded.ts';
import { translated } from '../../../language/index.ts';
import { LinePage } from '../line/line-page.tsx';
import { Calculator } from './calculator.tsx';
import { ZoneRatesCard } from './zone-rates-card.tsx';
import './rates.css';

/** What one would pay for something, then what everything costs, zone by zone. */
function RatesOf({ line }: { readonly line: Line }): ReactNode {
  const { device, say, language } = useLineApp();
  const [changed, setChanged] = useState<Rates | undefined>();
  const { value, problem, readAgain } = useLoaded(`rates ${line.id}`, () =>
    device.channel.call('readRates', { params: { line: line.id } }),
  );
  const rates = changed ?? value;
  return (
    <>
      {problem && <ProblemNote problem={problem} onRetry={readAgain} />}
      {!value && !problem && <Skeleton words={say('waiting.long')} bars={6} />}
      {rates && (
        <>
          <section className="card">
            <Rows>
              <Row name={say('home.plan')}>
                {translated(rates.plan.name, language)}
                <div className="soft small">
                  {say('rates.version', { version: String(rates.version) })}
                </div>
              </Row>
            </Rows>
          </section>
          <Calculator line={line.id} />
          {rates.zones.map((one) => (
            <ZoneRatesCard key={one.zone} line={line.id} zone={one} onChange={setChanged} />
          ))}
        </>
      )}
    </>
  );
}

export function RatesPage(): ReactNode {
  const { say } = useLineApp();
  return (
    <LinePage title={say('rates.title')}>
      {(line) => <RatesOf key={line.id} line={line} />}
    </LinePage>
  );
}
