import { type ReactNode, useEffect, useState } from 'react';
import type { MessageSettings, Problem, Result } from '../../../client/index.ts';
import { Button, Card } from '../../../kit/index.ts';
import { ProblemNote } from '../../layout/problem-note.tsx';
import {
  canPush,
  endpointHere,
  type NoPush,
  startPush,
  stopPush,
} from '../../state/browser-push.ts';
import { useLineApp } from '../../state/line-words.tsx';

interface PushProps {
  readonly settings: MessageSettings;
  readonly onChange: (settings: MessageSettings) => void;
}

/** Notifications of the browser that one looks at this page with: each browser has its own. */
export function PushCard({ settings, onChange }: PushProps): ReactNode {
  const { device, say } = useLineApp();
  const [here, setHere] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [why, setWhy] = useState<NoPush | undefined>(canPush() ? undefined : 'missing');
  const [problem, setProblem] = useState<Problem | undefined>();
  const { key, endpoints } = settings.push;
  useEffect(() => void endpointHere().then(setHere, () => undefined), []);
  const isOn = here !== null && endpoints.includes(here);
  const run = async (work: Promise<Result<MessageSettings> | NoPush | undefined>) => {
    setIsBusy(true);
    const result = await work;
    setHere(await endpointHere());
    setIsBusy(false);
    setWhy(typeof result === 'string' ? result : undefined);
    if (typeof result !== 'object') return;
    setProblem(result.isOk ? undefined : result.problem);
    if (result.isOk) onChange(result.answer);
  };
  return (
    <Card title={say('push.title')}>
      <p className="soft small">{say('push.text')}</p>
      {isOn && <p role="status">{say('push.isOn')}</p>}
      {why && <p role="status">{say(`push.${why}`)}</p>}
      {problem && <ProblemNote problem={problem} />}
      {why !== 'missing' && (
        <Button
          kind="secondary"
          busyLabel={isBusy ? say('action.working') : undefined}
          onClick={() => void run(isOn ? stopPush(device) : startPush(device, key))}
        >
          {say(isOn ? 'push.off' : 'push.on')}
        </Button>
      )}
    </Card>
  );
}
