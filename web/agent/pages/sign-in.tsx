import { SendForm, sentenceOf } from '../../counter/index.ts';
import { type ReactNode, useState } from 'react';
import { Button, Card, Field } from '../../kit/index.ts';
import { PinField } from '../parts/pin-field.tsx';
import { useTill } from '../state/till-context.tsx';

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
      <SendForm
        label={say('signIn')}
        busyLabel={say('signingIn')}
        isBusy={isBusy}
        problem={problem}
        onSend={send}
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
      </SendForm>
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
