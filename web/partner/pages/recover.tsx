import { type ReactNode, useState } from 'react';
import { SendForm } from '../../counter/index.ts';
import { Banner, Button, Field } from '../../kit/index.ts';
import { MailboxLink } from '../parts/mailbox-link.tsx';
import { usePortal } from '../state/portal-context.tsx';
import { useCalling } from '../state/use-calling.ts';
import { useNeeded } from '../state/use-needed.ts';

/** For who has lost one of the two: a code is mailed, which wants the other. */
export function Recover({ onMailed }: { readonly onMailed: () => void }): ReactNode {
  const { channel, session, language, say } = usePortal();
  const [email, setEmail] = useState('');
  const [mailed, setMailed] = useState<{ readonly email: string; readonly hours: number }>();
  const { isBusy, problem, run } = useCalling();
  const needed = useNeeded({ email });
  const send = async (): Promise<void> => {
    if (!needed.isComplete()) return;
    const typed = email.trim();
    const answer = await run(channel.call('askRecovery', { body: { email: typed, language } }));
    if (answer) setMailed({ email: typed, hours: answer.hours });
  };
  if (mailed) {
    const { hours } = mailed;
    return (
      <div className="portal-narrow stack">
        <h2>{say('recoverTitle')}</h2>
        <Banner
          kind="calm"
          title={say('recoverMailed', { email: mailed.email, hours: String(hours) })}
        />
        <MailboxLink email={mailed.email} />
        <Button onClick={onMailed}>{say('goOn')}</Button>
      </div>
    );
  }
  return (
    <SendForm
      className="portal-narrow"
      label={say('recover')}
      busyLabel={say('looking')}
      isBusy={isBusy}
      problem={problem}
      onSend={send}
    >
      <h2>{say('recoverTitle')}</h2>
      <p>{say('recoverAbout', { hotline: session.brand.hotline })}</p>
      <Field
        label={say('email')}
        value={email}
        onValue={setEmail}
        problem={needed.problems.email}
        type="email"
        autoComplete="username"
        autoCapitalize="none"
      />
    </SendForm>
  );
}
