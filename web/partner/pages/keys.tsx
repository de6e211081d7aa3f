import { type ReactNode, useState } from 'react';
import { SendForm } from '../../counter/index.ts';
import { Banner, Button, Card, Field, Row, Rows } from '../../kit/index.ts';
import { Certificates } from '../parts/certificates.tsx';
import { Command } from '../parts/command.tsx';
import { Reading } from '../parts/reading.tsx';
import type { Client, Keys } from '../state/portal-channel.ts';
import { usePortal } from '../state/portal-context.tsx';
import { useCalling, useRead } from '../state/use-calling.ts';
import { useNeeded } from '../state/use-needed.ts';

interface KeysPageProps {
  readonly keys: Keys | undefined;
  readonly onKeys: (keys: Keys) => void;
  readonly onGuide: () => void;
}

/** Whose float it is, the keys of its programs, and the way to new ones. */
export function KeysPage({ keys, onKeys, onGuide }: KeysPageProps): ReactNode {
  const { channel, say } = usePortal();
  const { answer, problem, again } = useRead('clients', () => channel.call('listClients', {}));
  const took = (made: Keys): void => {
    onKeys(made);
    again();
  };
  return (
    <div className="portal-keys stack">
      <h1>{say('keys')}</h1>
      {keys && <Shown keys={keys} onGuide={onGuide} />}
      <NewKeys onKeys={took} />
      {problem && <Banner kind="attention" title={problem} isNews />}
      <Reading of={{ answer, problem }} bars={3} />
      <ul className="portal-list">
        {answer?.clients.map((client) => (
          <OneClient key={client.client} client={client} onKeys={took} onChanged={again} />
        ))}
      </ul>
      <FloatPart />
    </div>
  );
}

/** Read whenever it is looked at: what is sold meanwhile leaves it. */
function FloatPart(): ReactNode {
  const { channel, isAway, say, format } = usePortal();
  const { answer, problem } = useRead('float', () => channel.call('readPortalSession', {}));
  const float = answer?.developer?.float;
  if (isAway) return null;
  return (
    <Card title={say('float')}>
      {problem && <Banner kind="attention" title={problem} isNews />}
      <Reading of={{ answer, problem }} bars={2} />
      {float && (
        <Rows>
          <Row name={say('available')}>{format.money(float.available)}</Row>
          <Row name={say('holding')}>{format.money(float.holding)}</Row>
          <Row name={say('total')}>{format.money(float.total)}</Row>
        </Rows>
      )}
    </Card>
  );
}

function Shown({ keys, onGuide }: { readonly keys: Keys; readonly onGuide: () => void }) {
  const { say } = usePortal();
  return (
    <Card title={say('keysShown')}>
      <Banner kind="attention" title={say('keysOnce')} isNews />
      <Command name={say('client')} text={keys.client} />
      <Command name={say('secret')} text={keys.secret} />
      <Button onClick={onGuide}>{say('toGuide')}</Button>
    </Card>
  );
}

function NewKeys({ onKeys }: { readonly onKeys: (keys: Keys) => void }): ReactNode {
  const { channel, say } = usePortal();
  const [name, setName] = useState('');
  const [networks, setNetworks] = useState('');
  const { isBusy, problem, run } = useCalling();
  const needed = useNeeded({ name });
  const send = async (): Promise<void> => {
    if (!needed.isComplete()) return;
    const listed = networks.split(/[\s,]+/).filter((one) => one !== '');
    const body = { name: name.trim(), networks: listed };
    const made = await run(channel.call('makeClient', { body }));
    if (!made) return;
    // Another press asks for a name, and makes no second pair by mistake.
    setName('');
    setNetworks('');
    onKeys(made);
  };
  return (
    <Card title={say('newKeys')}>
      <SendForm
        className="portal-narrow"
        label={say('makeKeys')}
        busyLabel={say('making')}
        isBusy={isBusy}
        problem={problem}
        onSend={send}
      >
        <Field
          label={say('programName')}
          value={name}
          onValue={setName}
          problem={needed.problems.name}
        />
        <Field
          label={say('networks')}
          hint={say('networksHint')}
          value={networks}
          onValue={setNetworks}
        />
      </SendForm>
    </Card>
  );
}

interface OneClientProps {
  readonly client: Client;
  readonly onKeys: (keys: Keys) => void;
  readonly onChanged: () => void;
}

function OneClient({ client: of, onKeys, onChanged }: OneClientProps): ReactNode {
  const { channel, say, format } = usePortal();
  const { problem, run } = useCalling();
  const { client, name, isSuspended, networks, scopes, createdAt } = of;
  const params = { client };
  const rotate = async (isLeaked: boolean): Promise<void> => {
    const made = await run(channel.call('rotateClient', { params, body: { isLeaked } }));
    if (made) onKeys(made);
  };
  const suspend = async (): Promise<void> => {
    const body = { isSuspended: !isSuspended };
    if (await run(channel.call('suspendClient', { params, body }))) onChanged();
  };
  return (
    <li className="stack">
      <div className="portal-bar">
        <h2>{name}</h2>
        <span>{isSuspended ? say('isSuspended') : format.dayOf(createdAt)}</span>
      </div>
      <p className="portal-secret">{client}</p>
      <p>{scopes.join(' · ')}</p>
      {networks.length > 0 && <p>{say('onlyFrom', { networks: networks.join(', ') })}</p>}
      <Certificates client={of} onChanged={onChanged} />
      {problem && <Banner kind="attention" title={problem} isNews />}
      <div className="portal-acts">
        <Button kind="secondary" isWide={false} onClick={() => void rotate(false)}>
          {say('rotate')}
        </Button>
        <Button kind="secondary" isWide={false} onClick={() => void rotate(true)}>
          {say('rotateLeaked')}
        </Button>
        <Button kind="loss" isWide={false} onClick={() => void suspend()}>
          {say(isSuspended ? 'resume' : 'suspend')}
        </Button>
      </div>
    </li>
  );
}
