import { type ReactNode, useState } from 'react';
import type { Mandates, Problem } from '../../../client/index.ts';
import { Button, Card } from '../../../kit/index.ts';
import { translated } from '../../../language/index.ts';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { useLineApp } from '../../state/line-words.tsx';

type Offer = Mandates['offers'][number];

interface NewMandateProps {
  readonly offers: readonly Offer[];
}

/** Those that one agrees to in the same words stand together behind them. */
function byText(offers: readonly Offer[]): [string, Offer[]][] {
  const groups = new Map<string, Offer[]>();
  for (const offer of offers) {
    const { text } = offer.consent;
    groups.set(text, [...(groups.get(text) ?? []), offer]);
  }
  return [...groups];
}

/** The whole text before the buttons, and nothing ticked beforehand. */
export function NewMandate({ offers }: NewMandateProps): ReactNode {
  const { device, say, language } = useLineApp();
  const [asked, setAsked] = useState<string | undefined>();
  const [problem, setProblem] = useState<Problem | undefined>();
  const agree = async ({ code: method, consent }: Offer): Promise<void> => {
    setAsked(method);
    const body = { method, consentVersion: consent.version };
    const result = await device.channel.call('askForMandate', { body });
    setAsked(undefined);
    setProblem(result.isOk ? undefined : result.problem);
    if (result.isOk && result.answer.signUrl) location.assign(result.answer.signUrl);
  };
  const button = (offer: Offer): ReactNode => (
    <Button
      key={offer.code}
      busyLabel={asked === offer.code ? say('action.working') : undefined}
      onClick={() => void agree(offer)}
    >
      {say('mandates.agree', { method: translated(offer.name, language) })}
    </Button>
  );
  return (
    <Card title={say('mandates.new')}>
      <p className="soft">{say('mandates.newText')}</p>
      {problem && <ProblemNote problem={problem} />}
      {byText(offers).map(([text, group]) => (
        <div key={text}>
          <p>{text}</p>
          <p className="soft small">
            {say('mandates.version', { version: group[0]?.consent.version ?? '' })}
          </p>
          {group.map(button)}
        </div>
      ))}
    </Card>
  );
}
