import { type ReactNode, useState } from 'react';
import type { MessageSettings } from '../../../client/index.ts';
import { Button, Card, Field, TileGroup, useToast } from '../../../kit/index.ts';
import { UnsavedNote } from '../../parts/unsaved-note.tsx';
import { useLineApp } from '../../state/line-words.tsx';
import { type Choices, useChoices } from '../../state/use-choices.ts';

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

type Kept = Pick<MessageSettings, 'ways' | 'quiet'>;

/** Keeps each change at once, and says that it has. */
function useKeeping({ settings: { ways, quiet }, onChange }: WaysProps) {
  const { device, say } = useLineApp();
  const tell = useToast();
  return useChoices<Kept, MessageSettings>({
    known: { ways, quiet },
    save: (body) => device.channel.call('chooseWays', { body }, { isRepeatable: true }),
    onSaved: (saved) => {
      onChange(saved);
      tell(say('settings.saved'));
    },
  });
}

interface CardProps extends Pick<Choices<Kept>, 'choose'> {
  readonly settings: MessageSettings;
  readonly chosen: Kept;
}

/** Kept together: each of the two changes builds on what was chosen at the other last. */
export function WaysAndHours(props: WaysProps): ReactNode {
  const { settings } = props;
  const { chosen = settings, unsaved, choose } = useKeeping(props);
  return (
    <>
      <UnsavedNote problem={unsaved} />
      <WaysCard settings={settings} chosen={chosen} choose={choose} />
      <QuietCard chosen={chosen} choose={choose} />
    </>
  );
}

/** Which way each kind of message goes first. What must arrive goes another way if that fails. */
function WaysCard({ settings, chosen: { ways }, choose }: CardProps): ReactNode {
  const { say } = useLineApp();
  return (
    <Card title={say('ways.title')}>
      <p className="soft small">{say('ways.text')}</p>
      {topics.map((topic) => (
        <TileGroup
          key={topic}
          legend={say(`ways.${topic}`)}
          chosen={ways[topic]}
          options={offered(topic, settings).map((way) => ({
            value: way,
            content: say(`messages.${way}`),
          }))}
          onChoose={(way) => choose({ ways: { ...ways, [topic]: way } })}
        />
      ))}
    </Card>
  );
}

/** When what can wait does so. */
function QuietCard({ chosen, choose }: Omit<CardProps, 'settings'>): ReactNode {
  const { say } = useLineApp();
  const [{ from, until }, setQuiet] = useState(chosen.quiet);
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
