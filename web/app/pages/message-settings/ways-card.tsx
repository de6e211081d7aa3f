import { type ReactNode, useState } from 'react';
import type { MessageSettings } from '../../../client/index.ts';
import { Button, Card, Field, TileGroup, useToast } from '../../../kit/index.ts';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { useLineApp } from '../../state/line-words.tsx';
import { useChoices } from '../../state/use-choices.ts';

type Ways = MessageSettings['ways'];
type Topic = keyof Ways;
type Way = Ways['balance'];

const topics: readonly Topic[] = ['payments', 'balance', 'expiry', 'packs', 'zones'];

interface WaysProps {
  readonly settings: MessageSettings;
  readonly onChange: (settings: MessageSettings) => void;
  readonly onUnknown: () => void;
}

/** The ways that lead to this person now, and the one that is chosen in any case. */
function offered(topic: Topic, { email, push, ways }: MessageSettings): readonly Way[] {
  const there: Way[] = ['sms'];
  if (push.endpoints.length > 0 || ways[topic] === 'push') there.push('push');
  if (email !== null || ways[topic] === 'email') there.push('email');
  if (topic !== 'payments') there.push('inbox');
  return there;
}

type Kept = Pick<MessageSettings, 'ways' | 'quiet'>;

/** Keeps each change at once, and says that it has. */
function useKeeping({ settings: { ways, quiet }, onChange, onUnknown }: WaysProps) {
  const { device, say } = useLineApp();
  const tell = useToast();
  return useChoices<Kept, MessageSettings>({
    known: { ways, quiet },
    save: (body) => device.channel.call('chooseWays', { body }, { isRepeatable: true }),
    onSaved: (saved) => {
      onChange(saved);
      tell(say('settings.saved'));
    },
    onUnknown,
  });
}

/** Which way each kind of message goes first. What must arrive goes another way if that fails. */
export function WaysCard(props: WaysProps): ReactNode {
  const { say } = useLineApp();
  const { settings } = props;
  const { chosen, unsaved, choose } = useKeeping(props);
  const ways = chosen?.ways ?? settings.ways;
  return (
    <Card title={say('ways.title')}>
      <p className="soft small">{say('ways.text')}</p>
      {unsaved && <ProblemNote problem={unsaved} />}
      {topics.map((topic) => (
        <TileGroup
          key={topic}
          legend={say(`ways.${topic}`)}
          chosen={ways[topic]}
          options={offered(topic, settings).map((way) => ({
            value: way,
            content: <span className="tile-face">{say(`messages.${way}`)}</span>,
          }))}
          onChoose={(way) => choose({ ways: { ...ways, [topic]: way } })}
        />
      ))}
    </Card>
  );
}

/** When what can wait does so. */
export function QuietCard(props: WaysProps): ReactNode {
  const { say } = useLineApp();
  const { unsaved, choose } = useKeeping(props);
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
      {unsaved && <ProblemNote problem={unsaved} />}
      <Button
        kind="secondary"
        isOff={!isWhole}
        onClick={() => choose({ quiet: { from: from.slice(0, 5), until: until.slice(0, 5) } })}
      >
        {say('quiet.keep')}
      </Button>
    </Card>
  );
}
