import { type ReactNode, useState } from 'react';
import { SendForm } from '../../counter/index.ts';
import { Button, CodeField, Field } from '../../kit/index.ts';
import { usePortal } from '../state/portal-context.tsx';
import { useCalling } from '../state/use-calling.ts';
import { useNeeded } from '../state/use-needed.ts';

interface Typed {
  readonly email: string;
  readonly password: string;
  readonly code: string;
}

/** The way in: address, password and authenticator at once. */
export function SignIn(): ReactNode {
  const { channel, session, say, onSession } = usePortal();
  const [typed, setTyped] = useState<Typed>({ email: '', password: '', code: '' });
  const { isBusy, problem, run } = useCalling();
  const needed = useNeeded<keyof Typed>({ ...typed }, { code: 'code' });
  const send = async (): Promise<void> => {
    if (!needed.isComplete()) return;
    const body = { ...typed, email: typed.email.trim() };
    const found = await run(channel.call('signInDeveloper', { body }));
    // A code that was tried is of no more use, whatever was wrong.
    setTyped({ ...typed, code: '' });
    if (found) onSession(found);
  };
  /** In the demo nobody has an authenticator; a code lives for moments, so it is asked anew. */
  const beDemo = async (): Promise<void> => {
    const now = await channel.call('readPortalSession', {});
    const demo = now.isOk ? now.answer.demoDeveloper : null;
    if (!demo) return;
    setTyped(demo);
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
          <Button kind="plain" onClick={() => void beDemo()}>
            {say('beDemo')}
          </Button>
        )
      }
    >
      <h2>{say('signInTitle')}</h2>
      <Credentials typed={typed} onTyped={setTyped} problems={needed.problems} />
    </SendForm>
  );
}

interface CredentialsProps {
  readonly typed: Typed;
  readonly onTyped: (typed: Typed) => void;
  readonly problems: Partial<Record<keyof Typed, string>>;
}

function Credentials({ typed, onTyped, problems }: CredentialsProps): ReactNode {
  const { say } = usePortal();
  return (
    <>
      <Field
        label={say('email')}
        value={typed.email}
        onValue={(email) => onTyped({ ...typed, email })}
        problem={problems.email}
        type="email"
        autoComplete="username"
        autoCapitalize="none"
      />
      <Field
        label={say('password')}
        value={typed.password}
        onValue={(password) => onTyped({ ...typed, password })}
        problem={problems.password}
        type="password"
        autoComplete="current-password"
      />
      <CodeField
        label={say('code')}
        digits={6}
        value={typed.code}
        onValue={(code) => onTyped({ ...typed, code })}
        problem={problems.code}
      />
    </>
  );
}
