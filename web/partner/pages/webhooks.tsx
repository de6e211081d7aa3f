import { type ReactNode, useState } from 'react';
import { SendForm } from '../../counter/index.ts';
import { Banner, Button, Card, Field } from '../../kit/index.ts';
import { Command } from '../parts/command.tsx';
import { receiverFor, type Signing } from '../parts/receiver.ts';
import { Reading } from '../parts/reading.tsx';
import { Receiving } from '../parts/receiving.tsx';
import { Remove } from '../parts/remove.tsx';
import { Replay } from '../parts/replay.tsx';
import { Simulator } from '../parts/simulator.tsx';
import type { Endpoint } from '../state/portal-channel.ts';
import { usePortal } from '../state/portal-context.tsx';
import { useCalling, useRead } from '../state/use-calling.ts';
import { useNeeded } from '../state/use-needed.ts';
import { Deliveries } from './deliveries.tsx';

/** Where the programs are told of what happens, what was sent there, and how to send it again. */
export function WebhooksPage(): ReactNode {
  const { channel, session, say } = usePortal();
  const { answer, problem, again } = useRead('webhooks', () =>
    channel.call('listOwnEndpoints', {}),
  );
  const [made, setMade] = useState<Signing>();
  const took = (signing: Signing): void => {
    setMade(signing);
    again();
  };
  return (
    <div className="stack">
      <h1>{say('webhooks')}</h1>
      <p>{say('webhooksAbout')}</p>
      {made && (
        <Card title={say('webhookSecret')}>
          <Banner kind="attention" title={say('webhookSecretOnce')} isNews />
          <Command name={say('webhookSecret')} text={made.secret} />
          <p>{say('receiverAbout')}</p>
          <Command name={say('receiver')} text={receiverFor(made, session.isClockMovable)} />
          {session.isClockMovable && <p>{say('receiverMoved')}</p>}
        </Card>
      )}
      <NewEndpoint onSecret={took} />
      {!made && <Receiving />}
      {problem && <Banner kind="attention" title={problem} isNews />}
      <Reading of={{ answer, problem }} bars={3} />
      <ul className="portal-list">
        {answer?.endpoints.map((endpoint) => (
          <OneEndpoint
            key={endpoint.endpoint}
            endpoint={endpoint}
            onSecret={took}
            onChanged={again}
          />
        ))}
      </ul>
    </div>
  );
}

function NewEndpoint({ onSecret }: { readonly onSecret: (made: Signing) => void }): ReactNode {
  const { channel, session, language, say } = usePortal();
  const [url, setUrl] = useState('');
  const { isBusy, problem, run } = useCalling();
  const needed = useNeeded({ url });
  const send = async (): Promise<void> => {
    if (!needed.isComplete()) return;
    const body = { url: url.trim(), language, contact: session.developer?.email ?? null };
    const made = await run(channel.call('addOwnEndpoint', { body }));
    if (!made) return;
    setUrl('');
    onSecret({ url: body.url, secret: made.secret });
  };
  return (
    <Card title={say('newWebhook')}>
      <SendForm
        className="portal-narrow"
        label={say('addWebhook')}
        busyLabel={say('making')}
        isBusy={isBusy}
        problem={problem}
        onSend={send}
      >
        <Field
          label={say('webhookUrl')}
          hint={say(session.isSandbox ? 'webhookUrlHintSandbox' : 'webhookUrlHint')}
          type="url"
          inputMode="url"
          value={url}
          onValue={setUrl}
          problem={needed.problems.url}
        />
      </SendForm>
    </Card>
  );
}

interface OneEndpointProps {
  readonly endpoint: Endpoint;
  readonly onSecret: (made: Signing) => void;
  readonly onChanged: () => void;
}

function OneEndpoint({ endpoint: of, onSecret, onChanged }: OneEndpointProps): ReactNode {
  const { say, format, session } = usePortal();
  const [isOpen, setIsOpen] = useState(false);
  const [isReplaying, setIsReplaying] = useState(false);
  const [isRemoving, setIsRemoving] = useState(false);
  // What was just sent stands on top of the list, which is read anew for it.
  const [sent, setSent] = useState(0);
  const { endpoint, url, types, isEnabled, disabledWhy, failingSince, createdAt } = of;
  const onSent = (): void => {
    setIsOpen(true);
    setSent(sent + 1);
  };
  const { problem, test, rotate, turn, remove } = useEndpoint(of, { onSecret, onChanged, onSent });
  return (
    <li className="stack">
      <div className="portal-bar">
        <h2 className="portal-secret">{url}</h2>
        <span>{disabledWhy ? say(`webhookOff.${disabledWhy}`) : format.dayOf(createdAt)}</span>
      </div>
      <p>{types.length > 0 ? types.join(' · ') : say('webhookAll')}</p>
      {failingSince && (
        <Banner
          kind="attention"
          title={say('webhookFailing', { time: format.dayAndTime(failingSince) })}
        />
      )}
      {problem && <Banner kind="attention" title={problem} isNews />}
      <div className="portal-acts">
        <Act name="webhookTest" onPress={test} />
        <Act name="deliveries" onPress={() => setIsOpen(!isOpen)} isExpanded={isOpen} />
        {isEnabled && (
          <Act
            name="replayMany"
            onPress={() => setIsReplaying(!isReplaying)}
            isExpanded={isReplaying}
          />
        )}
        <Act name="rotateSigning" onPress={rotate} />
        <Act name={isEnabled ? 'turnOff' : 'turnOn'} onPress={turn} />
        <Act
          name="remove"
          kind="loss"
          onPress={() => setIsRemoving(!isRemoving)}
          isExpanded={isRemoving}
        />
      </div>
      {isRemoving && <Remove onSure={remove} onKeep={() => setIsRemoving(false)} />}
      {isReplaying && isEnabled && <Replay endpoint={endpoint} onSent={onSent} />}
      {session.isSandbox && isEnabled && <Simulator endpoint={endpoint} onSent={onSent} />}
      {isOpen && <Deliveries key={sent} endpoint={endpoint} />}
    </li>
  );
}

interface ActProps {
  readonly name:
    | 'webhookTest'
    | 'deliveries'
    | 'replayMany'
    | 'rotateSigning'
    | 'turnOff'
    | 'turnOn'
    | 'remove';
  readonly kind?: 'secondary' | 'loss';
  readonly onPress: () => unknown;
  readonly isExpanded?: boolean;
}

function Act({ name, kind = 'secondary', onPress, isExpanded }: ActProps): ReactNode {
  const { say } = usePortal();
  return (
    <Button
      kind={kind}
      isWide={false}
      aria-expanded={isExpanded}
      onClick={() => {
        onPress();
      }}
    >
      {say(name)}
    </Button>
  );
}

/** What can be done with an endpoint, and what was wrong with the last of it. */
function useEndpoint(
  { endpoint, url, isEnabled }: Endpoint,
  told: Omit<OneEndpointProps, 'endpoint'> & { readonly onSent: () => void },
) {
  const { channel } = usePortal();
  const { problem, run } = useCalling();
  const params = { endpoint };
  return {
    problem,
    test: async (): Promise<void> => {
      if (await run(channel.call('testOwnEndpoint', { params }))) told.onSent();
    },
    rotate: async (): Promise<void> => {
      const made = await run(channel.call('rotateOwnEndpoint', { params, body: {} }));
      if (made) told.onSecret({ url, secret: made.secret });
    },
    turn: async (): Promise<void> => {
      const body = { isEnabled: !isEnabled };
      if (await run(channel.call('changeOwnEndpoint', { params, body }))) told.onChanged();
    },
    remove: async (): Promise<void> => {
      await run(channel.call('removeOwnEndpoint', { params }));
      told.onChanged();
    },
  };
}
