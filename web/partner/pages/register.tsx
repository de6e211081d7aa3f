import { type ReactNode, useState } from 'react';
import { SendForm } from '../../counter/index.ts';
import { Button, Card, CodeField, Field } from '../../kit/index.ts';
import { AuthenticatorKey } from '../parts/authenticator-key.tsx';
import { MailboxLink } from '../parts/mailbox-link.tsx';
import { NewPassword } from '../parts/new-password.tsx';
import type { Authenticator } from '../state/portal-channel.ts';
import { usePortal } from '../state/portal-context.tsx';
import { useCalling } from '../state/use-calling.ts';
import { useNeeded } from '../state/use-needed.ts';

/**
 * Opens a partner, behind the code that was mailed to its address where that is asked, hands over
 * the secret of the authenticator, and signs in by its first code.
 */
export function Register({ onDone }: { readonly onDone: () => void }): ReactNode {
  const { channel, session, language } = usePortal();
  const [given, setGiven] = useState<Given>({ business: '', email: '', password: '' });
  const [isMailed, setIsMailed] = useState(false);
  const [made, setMade] = useState<Authenticator>();
  const { isBusy, problem, run } = useCalling();
  const email = given.email.trim();
  const register = async (emailCode?: string): Promise<void> => {
    const { business, password } = given;
    const body = { business: business.trim(), email, password, language };
    const proved = emailCode === undefined ? body : { ...body, emailCode };
    const answer = await run(channel.call('registerDeveloper', { body: proved }));
    if (answer) setMade(answer);
  };
  const ask = async (): Promise<void> => {
    const asked = await run(channel.call('askEmailCode', { body: { email, language } }));
    if (asked) setIsMailed(true);
  };
  if (made) return <Enrol made={made} email={email} password={given.password} onLost={onDone} />;
  const calling = { isBusy, problem };
  if (isMailed) {
    const back = (): void => setIsMailed(false);
    return <Prove {...calling} email={email} onCode={register} onAgain={ask} onBack={back} />;
  }
  const send = (): Promise<void> => (session.isEmailProved ? ask() : register());
  return <Business {...calling} given={given} onGiven={setGiven} onSend={send} />;
}

interface Given {
  readonly business: string;
  readonly email: string;
  readonly password: string;
}

interface Sent {
  readonly isBusy: boolean;
  readonly problem: string | undefined;
}

interface BusinessProps extends Sent {
  readonly given: Given;
  readonly onGiven: (given: Given) => void;
  readonly onSend: () => Promise<void>;
}

function Business({ given, onGiven, onSend, isBusy, problem }: BusinessProps): ReactNode {
  const { say, session } = usePortal();
  const { business, email, password } = given;
  const needed = useNeeded({ business, email, password }, { password: 'newPassword' });
  return (
    <SendForm
      className="portal-narrow"
      label={say(session.isEmailProved ? 'registerByMail' : 'register')}
      busyLabel={say('registering')}
      isBusy={isBusy}
      problem={problem}
      onSend={() => needed.isComplete() && onSend()}
    >
      <h2>{say('registerTitle')}</h2>
      <p>{say('registerNeeds')}</p>
      <Field
        label={say('business')}
        value={business}
        onValue={(typed) => onGiven({ ...given, business: typed })}
        problem={needed.problems.business}
        autoComplete="organization"
      />
      <Field
        label={say('email')}
        value={email}
        onValue={(typed) => onGiven({ ...given, email: typed })}
        problem={needed.problems.email}
        type="email"
        autoComplete="username"
        autoCapitalize="none"
      />
      <NewPassword
        label={say('password')}
        value={password}
        onValue={(typed) => onGiven({ ...given, password: typed })}
        problem={needed.problems.password}
      />
    </SendForm>
  );
}

interface ProveProps extends Sent {
  readonly email: string;
  readonly onCode: (code: string) => Promise<void>;
  readonly onAgain: () => Promise<void>;
  readonly onBack: () => void;
}

/** Whoever types the code has read the mail, and the address is theirs. */
function Prove({ email, onCode, onAgain, onBack, isBusy, problem }: ProveProps): ReactNode {
  const { say } = usePortal();
  const [code, setCode] = useState('');
  const needed = useNeeded({ code }, { code: 'code' });
  const below = (
    <>
      <Button kind="plain" isOff={isBusy} onClick={() => void onAgain()}>
        {say('mailAgain')}
      </Button>
      <Button kind="plain" onClick={onBack}>
        {say('otherEmail')}
      </Button>
    </>
  );
  return (
    <Card title={say('proveTitle')}>
      <SendForm
        className="portal-narrow"
        label={say('proveCode')}
        busyLabel={say('registering')}
        isBusy={isBusy}
        problem={problem}
        onSend={() => needed.isComplete() && onCode(code)}
        below={below}
      >
        <p>{say('proveAbout', { email })}</p>
        <MailboxLink email={email} />
        <CodeField
          label={say('mailedCode')}
          digits={6}
          value={code}
          onValue={setCode}
          problem={needed.problems.code}
        />
      </SendForm>
    </Card>
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
  const needed = useNeeded({ code }, { code: 'code' });
  const send = async (): Promise<void> => {
    if (!needed.isComplete()) return;
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
          <>
            <Button kind="plain" onClick={onLost}>
              {say('later')}
            </Button>
            <p className="soft">{say('laterLoses')}</p>
          </>
        }
      >
        <p>{say('enrol')}</p>
        <AuthenticatorKey made={made} />
        <CodeField
          label={say('code')}
          digits={6}
          value={code}
          onValue={setCode}
          problem={needed.problems.code}
        />
      </SendForm>
    </Card>
  );
}
