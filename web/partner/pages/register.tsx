import { type ReactNode, useState } from 'react';
import { SendForm } from '../../counter/index.ts';
import { Button, Card, CodeField, Field } from '../../kit/index.ts';
import { Command } from '../parts/command.tsx';
import type { Authenticator } from '../state/portal-channel.ts';
import { usePortal } from '../state/portal-context.tsx';
import { useCalling } from '../state/use-calling.ts';

/** Opens a partner, hands over the secret of the authenticator, and signs in by its first code. */
export function Register({ onDone }: { readonly onDone: () => void }): ReactNode {
  const { channel, language, say } = usePortal();
  const [business, setBusiness] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [made, setMade] = useState<Authenticator>();
  const { isBusy, problem, run } = useCalling();
  const send = async (): Promise<void> => {
    const body = { business: business.trim(), email: email.trim(), password, language };
    const answer = await run(channel.call('registerDeveloper', { body }));
    if (answer) setMade(answer);
  };
  if (made) return <Enrol made={made} email={email} password={password} onLost={onDone} />;
  return (
    <SendForm
      className="portal-narrow"
      label={say('register')}
      busyLabel={say('registering')}
      isBusy={isBusy}
      problem={problem}
      onSend={send}
    >
      <h2>{say('registerTitle')}</h2>
      <Field
        label={say('business')}
        value={business}
        onValue={setBusiness}
        autoComplete="organization"
      />
      <Field
        label={say('email')}
        value={email}
        onValue={setEmail}
        type="email"
        autoComplete="username"
        autoCapitalize="none"
      />
      <Field
        label={say('password')}
        hint={say('passwordHint')}
        value={password}
        onValue={setPassword}
        type="password"
        autoComplete="new-password"
      />
    </SendForm>
  );
}

interface EnrolProps {
  readonly made: Authenticator;
  readonly email: string;
  readonly password: string;
  readonly onLost: () => void;
}

function Enrol({ made, email, password, onLost }: EnrolProps): ReactNode {
  const { channel, say, onSession } = usePortal();
  const [code, setCode] = useState('');
  const { isBusy, problem, run } = useCalling();
  const send = async (): Promise<void> => {
    const body = { email: email.trim(), password, code };
    const session = await run(channel.call('signInDeveloper', { body }));
    setCode('');
    if (session) onSession(session);
  };
  return (
    <Card title={say('enrolTitle')}>
      <SendForm
        className="portal-narrow"
        label={say('signIn')}
        busyLabel={say('signingIn')}
        isBusy={isBusy}
        problem={problem}
        onSend={send}
        below={
          <Button kind="plain" onClick={onLost}>
            {say('later')}
          </Button>
        }
      >
        <p>{say('enrol')}</p>
        <Command name={say('authenticatorKey')} text={made.totpSecret} />
        <p>
          <a href={made.totpUri}>{say('openAuthenticator')}</a>
        </p>
        <CodeField label={say('code')} digits={6} value={code} onValue={setCode} />
      </SendForm>
    </Card>
  );
}
