import { type ReactNode, useState } from 'react';
import { SendForm } from '../../counter/index.ts';
import { Button, Card, CodeField, Field } from '../../kit/index.ts';
import { useHall } from '../state/hall-context.tsx';
import { useCalling } from '../state/use-calling.ts';

/** The way in: the same login, password and authenticator as everywhere. */
export function SignIn(): ReactNode {
  const { channel, say, onSession } = useHall();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const { isBusy, problem, run } = useCalling();
  const send = async (): Promise<void> => {
    const body = { login: login.trim(), password, code };
    const session = await run(channel.call('signInStaff', { body }));
    // A code that was tried is of no more use, whatever was wrong.
    setCode('');
    if (session) onSession(session);
  };
  return (
    <div className="hall-narrow stack">
      <h1>{say('signInTitle')}</h1>
      <SendForm
        label={say('signIn')}
        busyLabel={say('signingIn')}
        isBusy={isBusy}
        problem={problem}
        onSend={send}
      >
        <Field
          label={say('login')}
          value={login}
          onValue={setLogin}
          autoComplete="username"
          autoCapitalize="none"
        />
        <Field
          label={say('password')}
          value={password}
          onValue={setPassword}
          type="password"
          autoComplete="current-password"
        />
        <CodeField label={say('code')} digits={6} value={code} onValue={setCode} />
      </SendForm>
      <DemoStaff
        onChosen={(chosen) => {
          setLogin(chosen.login);
          setPassword(chosen.password);
          setCode(chosen.code);
        }}
      />
    </div>
  );
}

interface DemoStaffProps {
  readonly onChosen: (one: { login: string; password: string; code: string }) => void;
}

/** In the demo nobody has an authenticator; a code lives for half a minute, so it is asked anew. */
function DemoStaff({ onChosen }: DemoStaffProps): ReactNode {
  const { channel, session, say } = useHall();
  if (session.demoStaff.length === 0) return null;
  const choose = async (login: string): Promise<void> => {
    const now = await channel.call('readStaffSession', {});
    const chosen = now.isOk && now.answer.demoStaff.find((one) => one.login === login);
    if (chosen) onChosen(chosen);
  };
  return (
    <Card title={say('demoStaff')}>
      {session.demoStaff.map(({ login, name }) => (
        <Button key={login} kind="secondary" onClick={() => void choose(login)}>
          {name}
        </Button>
      ))}
    </Card>
  );
}
