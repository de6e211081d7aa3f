import { type ReactNode, useState } from 'react';
import { SendForm } from '../../counter/index.ts';
import { Button, CodeField, Field } from '../../kit/index.ts';
import { usePortal } from '../state/portal-context.tsx';
import { useCalling } from '../state/use-calling.ts';

/** The way in: address, password and authenticator at once. */
export function SignIn(): ReactNode {
  const { channel, session, say, onSession } = usePortal();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const { isBusy, problem, run } = useCalling();
  const send = async (): Promise<void> => {
    const body = { email: email.trim(), password, code };
    const found = await run(channel.call('signInDeveloper', { body }));
    // A code that was tried is of no more use, whatever was wrong.
    setCode('');
    if (found) onSession(found);
  };
  /** In the demo nobody has an authenticator; a code lives for moments, so it is asked anew. */
  const beDemo = async (): Promise<void> => {
    const now = await channel.call('readPortalSession', {});
    const demo = now.isOk ? now.answer.demoDeveloper : null;
    if (!demo) return;
    setEmail(demo.email);
    setPassword(demo.password);
    setCode(demo.code);
  };
  return (
    <SendForm
      className="portal-narrow"
      label={say('signIn')}
      busyLabel={say('signingIn')}
      isBusy={isBusy}
      problem={problem}
      onSend={send}
      below={
        session.demoDeveloper && (
          <Button kind="secondary" onClick={() => void beDemo()}>
            {say('beDemo')}
          </Button>
        )
      }
    >
      <h2>{say('signInTitle')}</h2>
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
        value={password}
        onValue={setPassword}
        type="password"
        autoComplete="current-password"
      />
      <CodeField label={say('code')} digits={6} value={code} onValue={setCode} />
    </SendForm>
  );
}
