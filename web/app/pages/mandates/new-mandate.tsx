import { type ReactNode, useState } from 'react';
import type { Mandates, Problem } from '../../../client/index.ts';
import { Button, Card } from '../../../kit/index.ts';
import { translated } from '../../../language/index.ts';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { useLineApp } from '../../state/line-words.tsx';

interface NewMandateProps {
  readonly offers: Mandates['offers'];
  readonly consent: Mandates['consent'];
}

/** The whole text before the button, and nothing ticked beforehand. */
export function NewMandate({ offers, consent }: NewMandateProps): ReactNode {
  const { device, say, language } = useLineApp();
  const [asked, setAsked] = useState<string | undefined>();
  const [problem, setProblem] = useState<Problem | undefined>();
  const agree = async (method: string): Promise<void> => {
    setAsked(method);
    const body = { method, consentVersion: consent.version };
    const result = await device.channel.call('askForMandate', { body });
    setAsked(undefined);
    setProblem(result.isOk ? undefined : result.problem);
    if (result.isOk && result.answer.signUrl) location.assign(result.answer.signUrl);
  };
  return (
    <Card title={say('mandates.new')}>
      <p className="soft">{say('mandates.newText')}</p>
      <p>{consent.text}</p>
      <p className="soft small">{say('mandates.version', { version: consent.version })}</p>
      {problem && <ProblemNote problem={problem} />}
      {offers.map(({ code, name }) => (
        <Button
          key={code}
          busyLabel={asked === code ? say('action.working') : undefined}
          onClick={() => void agree(code)}
        >
          {say('mandates.agree', { method: translated(name, language) })}
        </Button>
      ))}
    </Card>
  );
}
