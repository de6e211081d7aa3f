import { type ReactNode, useState } from 'react';
import type { MessageSettings, Problem } from '../../../client/index.ts';
import { Button, Card, Field, TileGroup, useToast } from '../../../kit/index.ts';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { useLineApp } from '../../state/line-words.tsx';

type Ways = MessageSettings['ways'];
type Topic = keyof Ways;
type Way = Ways['balance'];

const topics: readonly Topic[] = ['payments', 'balance', 'expiry', 'packs', 'zones'];

interface WaysProps {
  readonly settings: MessageSettings;
  readonly onChange: (settings: MessageSettings) => void;
}

/** The ways that lead to this person now, and the one that is chosen in any case. */
function offered(topic: Topic, { email, push, ways }: MessageSettings): readonly Way[] {
  const there: Way[] = ['sms'];
  if (push.endpoints.length > 0 || ways[topic] === 'push') there.push('push');
  if (email !== null || ways[topic] === 'email') there.push('email');
  if (topic !== 'payments') there.push('inbox');
  return there;
}

/** Keeps each change at once, and says that it has. */
function useKeeping({ settings, onChange }: WaysProps) {
  const { device, say } = useLineApp();
  const tell = useToast();
  const [problem, setProblem] = useState<Problem | undefined>();
  const keep = async (changed: Partial<Pick<MessageSettings, 'ways' | 'quiet'>>): Promise<void> => {
    const body = { ways: settings.ways, quiet: settings.quiet, ...changed };
    const result = await device.channel.call('chooseWays', { body }, { isRepeatable: true });
    setProblem(result.isOk ? undefined : result.problem);
    if (!result.isOk) return;
    onChange(result.answer);
    tell(say('settings.saved'));
  };
  return { problem, keep };
}

/** Which way each kind of message goes first. What must arrive goes another way if that fails. */
export function WaysCard(props: WaysProps): ReactNode {
  const { say } = useLineApp();
  const { settings } = props;
  const { problem, keep } = useKeeping(props);
  return (
    <Card title={say('ways.title')}>
      <p className="soft small">{say('ways.text')}</p>
      {problem && <ProblemNote problem={problem} />}
      {topics.map((topic) => (
        <TileGroup
          key={topic}
          legend={say(`ways.${topic}`)}
          chosen={settings.ways[topic]}
          options={offered(topic, settings).map((way) => ({
            value: way,
            content: <span className="tile-face">{say(`messages.${way}`)}</span>,
          }))}
          onChoose={(way) => void keep({ ways: { ...settings.ways, [topic]: way } })}
        />
      ))}
    </Card>
  );
}

/** When what can wait does so. */
export function QuietCard(props: WaysProps): ReactNode {
  const { say } = useLineApp();
  const { problem, keep } = useKeeping(props);
  const [{ from, until }, setQuiet] = useState(props.settings.quiet);
  const isWhole = from !== '' && until !== '';
  return (
    <Card title={say('quiet.title')}>
      <p className="soft small">{say('quiet.text')}</p>
      <Field
        label={say('quiet.from')}
        type="time"
        value={from}
        onValue={(value) => setQuiet({ from: value, until })}
      />
      <Field
        label={say('quiet.until')}
        type="time"
        value={until}
        onValue={(value) => setQuiet({ from, until: value })}
      />
      {problem && <ProblemNote problem={problem} />}
      <Button
        kind="secondary"
        isOff={!isWhole}
        onClick={() => void keep({ quiet: { from: from.slice(0, 5), until: until.slice(0, 5) } })}
      >
        {say('quiet.keep')}
      </Button>
    </Card>
  );
}
