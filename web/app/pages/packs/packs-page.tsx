import { type ReactNode, useState } from 'react';
import type { Line, PackOffer, PlanOffer } from '../../../client/index.ts';
import { Row, Rows, Skeleton } from '../../../kit/index.ts';
import { Page } from '../../layout/page.tsx';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { UnknownSession } from '../../parts/unknown-session.tsx';
import { pageAddress } from '../../routes.ts';
import { useApp } from '../../state/app-context.tsx';
import { numbersOf, useChosenNumber, useLines } from '../../state/use-lines.ts';
import { useLoaded } from '../../state/use-loaded.ts';
import { Welcome } from '../home/welcome.tsx';
import { BuySheet } from './buy-sheet.tsx';
import { Offers } from './offers.tsx';
import { PlanSheet } from './plan-sheet.tsx';
import { Plans } from './plans.tsx';
import { Terms } from './terms.tsx';
import './packs.css';

/** What a line has, what it can buy, and its plan, in the order in which people ask. */
function PacksOf({ line }: { readonly line: Line }): ReactNode {
  const { device, say, format } = useApp();
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
          <Terms line={line.id} terms={value.terms} onChange={readAgain} />
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

function OwnPacks(): ReactNode {
  const { say } = useApp();
  const lines = useLines();
  const [chosen] = useChosenNumber(numbersOf(lines.value?.lines ?? []));
  return (
    <>
      {lines.problem && <ProblemNote problem={lines.problem} onRetry={lines.readAgain} />}
      {!lines.value && !lines.problem && <Skeleton words={say('waiting.long')} bars={6} />}
      {lines.value && !chosen && <p className="soft">{say('home.noLines')}</p>}
      {chosen && <PacksOf key={chosen.line.id} line={chosen.line} />}
    </>
  );
}

export function PacksPage(): ReactNode {
  const { session, say } = useApp();
  return (
    <Page title={say('packs.title')} back={pageAddress('home')}>
      {!session && <UnknownSession />}
      {session && (session.isSignedIn ? <OwnPacks /> : <Welcome />)}
    </Page>
  );
}
