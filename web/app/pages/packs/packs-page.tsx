import { type ReactNode, useState } from 'react';
import type { Line, PackOffer, PlanOffer } from '../../../client/index.ts';
import { Row, Rows, Skeleton } from '../../../kit/index.ts';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { useLineApp } from '../../state/line-words.tsx';
import { useLoaded } from '../../state/use-loaded.ts';
import { LinePage } from '../line/line-page.tsx';
import { BuySheet } from './buy-sheet.tsx';
import { Offers } from './offers.tsx';
import { PlanSheet } from './plan-sheet.tsx';
import { Plans } from './plans.tsx';
import { Terms } from './terms.tsx';
import './packs.css';

/** What a line has, what it can buy, and its plan, in the order in which people ask. */
function PacksOf({ line }: { readonly line: Line }): ReactNode {
  const { device, say, format } = useLineApp();
  const [wanted, want] = useState<PackOffer | undefined>();
  const [plan, choosePlan] = useState<PlanOffer | undefined>();
  const { value, problem, readAgain } = useLoaded(`packs ${line.id}`, () =>
    device.channel.call('listPacks', { params: { line: line.id } }),
  );
  const done = (): void => {
    want(undefined);
    choosePlan(undefined);
    readAgain();
  };
  return (
    <>
      {problem && <ProblemNote problem={problem} onRetry={readAgain} />}
      {!value && !problem && <Skeleton words={say('waiting.long')} bars={6} />}
      {value && (
        <>
          <section className="card">
            <Rows>
              <Row name={say('packs.available')}>
                <strong>{format.money(value.available)}</strong>
              </Row>
            </Rows>
          </section>
          <Terms
            line={line.id}
            terms={value.terms}
            validUntil={value.validUntil}
            onChange={readAgain}
          />
          <Offers offers={value.offers} onChoose={want} />
          <Plans packs={value} onChoose={choosePlan} />
        </>
      )}
      {value && wanted && (
        <BuySheet
          key={wanted.code}
          line={line.id}
          offer={wanted}
          packs={value}
          onClose={() => want(undefined)}
          onBought={done}
        />
      )}
      {plan && (
        <PlanSheet
          key={plan.code}
          line={line.id}
          plan={plan}
          onClose={() => choosePlan(undefined)}
          onChanged={done}
        />
      )}
    </>
  );
}

export function PacksPage(): ReactNode {
  const { say } = useLineApp();
  return (
    <LinePage title={say('packs.title')}>
      {(line) => <PacksOf key={line.id} line={line} />}
    </LinePage>
  );
}
