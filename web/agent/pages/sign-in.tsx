import { type ReactNode, useState } from 'react';
import { Banner, Button, Card, Field } from '../../kit/index.ts';
import { PinField } from '../parts/pin-field.tsx';
import { sentenceOf, useTill } from '../state/till-context.tsx';

/** The way in: login, PIN and which till it is. */
export function SignIn(): ReactNode {
  const { channel, session, say, onSession } = useTill();
  const [login, setLogin] = useState('');
  const [pin, setPin] = useState('');
  const [till, setTill] = useState('1');
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const send = async (): Promise<void> => {
    setBusy(true);
    const body = { login: login.trim(), pin, till: Number(till) || 1 };
    const result = await channel.call('signInTill', { body });
    setBusy(false);
    if (result.isOk) onSession(result.answer);
    else setProblem(sentenceOf(result.problem, say));
  };
  return (
    <>
      <h1>{say('signInTitle')}</h1>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Field label={say('login')} value={login} onValue={setLogin} autoComplete="username" />
        <PinField label={say('pin')} hint={say('pinHint')} value={pin} onValue={setPin} />
        <Field
          label={say('tillNumber')}
          value={till}
          onValue={setTill}
          inputMode="numeric"
          autoComplete="off"
        />
        {problem && <Banner kind="attention" title={problem} isNews />}
        <Button type="submit" busyLabel={isBusy ? say('signingIn') : undefined}>
          {say('signIn')}
        </Button>
      </form>
      {session.demoTills.length > 0 && (
        <Card title={say('demoTills')}>
          {session.demoTills.map((one) => (
            <Button
              key={one.login}
              kind="secondary"
              onClick={() => {
                setLogin(one.login);
                setPin(one.pin);
                setTill(String(one.till));
              }}
            >
              {one.name}
            </Button>
          ))}
        </Card>
      )}
    </>
  );
}
