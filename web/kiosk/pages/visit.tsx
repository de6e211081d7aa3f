import { type ReactNode, useState } from 'react';
import { Banner } from '../../kit/index.ts';
import type { SlipContent } from '../parts/slip.tsx';
import type { Chosen } from '../state/chosen.ts';
import { useKiosk } from '../state/kiosk-context.tsx';
import { AmountPage } from './amount-page.tsx';
import { CashPage } from './cash-page.tsx';
import { CodePage } from './code-page.tsx';
import { LanguagePage } from './language-page.tsx';
import { NumberPage } from './number-page.tsx';
import { OwnerPage } from './owner-page.tsx';
import { SlipPage } from './slip-page.tsx';
import { WayPage } from './way-page.tsx';

type Step =
  | { readonly name: 'language' | 'number' }
  | { readonly name: 'owner' | 'amount'; readonly chosen: Chosen }
  | {
      readonly name: 'way' | 'cash' | 'code';
      readonly chosen: Chosen;
      readonly amountMinor: number;
    }
  | { readonly name: 'slip'; readonly slip: SlipContent };

interface VisitProps {
  readonly onBegin: () => void;
  readonly onEnd: () => void;
}

/** One person's session from the language to the slip. */
export function Visit({ onBegin, onEnd }: VisitProps): ReactNode {
  const { say, standing } = useKiosk();
  const [step, go] = useState<Step>({ name: 'language' });
  if (step.name === 'language') {
    if (standing.session?.isSuspended) {
      return (
        <>
          <h1>{say('notSelling')}</h1>
          <Banner kind="attention" title={say('notSellingText')} />
        </>
      );
    }
    const begin = (): void => {
      onBegin();
      go({ name: 'number' });
    };
    return <LanguagePage onChosen={begin} />;
  }
  return <StepPage step={step} go={go} onEnd={onEnd} />;
}

interface StepPageProps {
  readonly step: Step;
  readonly go: (step: Step) => void;
  readonly onEnd: () => void;
}

function StepPage({ step, go, onEnd }: StepPageProps): ReactNode {
  switch (step.name) {
    case 'language':
      return null;
    case 'number':
      return <NumberPage onChosen={(chosen) => go({ name: 'owner', chosen })} onBack={onEnd} />;
    case 'owner':
      return (
        <OwnerPage
          chosen={step.chosen}
          onRight={() => go({ ...step, name: 'amount' })}
          onWrong={() => go({ name: 'number' })}
        />
      );
    case 'amount':
      return (
        <AmountPage
          isOffline={step.chosen.echo === null}
          onChosen={(amountMinor) => go({ name: 'way', chosen: step.chosen, amountMinor })}
          onBack={onEnd}
        />
      );
    case 'way':
      return (
        <WayPage
          {...step}
          onCash={() => go({ ...step, name: 'cash' })}
          onCode={() => go({ ...step, name: 'code' })}
          onBack={() => go({ name: 'amount', chosen: step.chosen })}
        />
      );
    case 'cash':
      return (
        <CashPage
          {...step}
          onBack={() => go({ ...step, name: 'way' })}
          onSlip={(slip) => go({ name: 'slip', slip })}
          onNothing={onEnd}
        />
      );
    case 'code':
      return (
        <CodePage
          {...step}
          onBack={() => go({ ...step, name: 'way' })}
          onSlip={(slip) => go({ name: 'slip', slip })}
        />
      );
    case 'slip':
      return <SlipPage slip={step.slip} onEnd={onEnd} />;
  }
}
