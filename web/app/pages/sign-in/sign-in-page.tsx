import { type FormEvent, type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { groupedNumber, isPlausibleNumber, typedDigits } from '../../../client/index.ts';
import { Banner, Button, buttonClass, CodeField, NumberField } from '../../../kit/index.ts';
import { Page } from '../../layout/page.tsx';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { pageAddress } from '../../routes.ts';
import { useApp } from '../../state/app-context.tsx';
import { useNow } from '../../state/use-now.ts';
import { type SentCode, type SignIn, useSignIn } from './use-sign-in.ts';

/** In the demo no message leaves the computer, so it says where the code can be read. */
function DemoHint(): ReactNode {
  const { say, session } = useApp();
  if (!session?.isDemo) return null;
  return (
    <Banner kind="calm" title={say('signIn.demo')}>
      {session.inboxUrl && (
        <a href={session.inboxUrl} target="_blank" rel="noopener" className={buttonClass('plain')}>
          {say('signIn.inbox')}
        </a>
      )}
    </Banner>
  );
}

function NumberStep({ signIn }: { readonly signIn: SignIn }): ReactNode {
  const { say } = useApp();
  const [text, setText] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!signIn.isBusy && isPlausibleNumber(text)) signIn.requestCode(typedDigits(text));
  };
  return (
    <form className="stack" onSubmit={submit}>
      <NumberField
        label={say('signIn.number')}
        hint={say('signIn.numberHint')}
        value={text}
        onValue={setText}
      />
      {signIn.problem && <ProblemNote problem={signIn.problem} />}
      <Button
        type="submit"
        isOff={!isPlausibleNumber(text)}
        busyLabel={signIn.isBusy ? say('action.working') : undefined}
      >
        {say('signIn.send')}
      </Button>
    </form>
  );
}

interface CodeStepProps {
  readonly signIn: SignIn;
  readonly sent: SentCode;
}

function CodeStep({ signIn, sent }: CodeStepProps): ReactNode {
  const { say } = useApp();
  const [code, setCode] = useState('');
  const waitSeconds = Math.ceil((Date.parse(sent.resendAt) - useNow(true)) / 1_000);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!signIn.isBusy && code.length === 6) signIn.enter(code);
  };
  return (
    <form className="stack" onSubmit={submit}>
      <p role="status">{say('signIn.sent', { number: groupedNumber(sent.number) })}</p>
      <CodeField
        digits={6}
        label={say('signIn.code')}
        hint={say('signIn.codeHint')}
        value={code}
        onValue={setCode}
        takesFocus
      />
      {signIn.problem && <ProblemNote problem={signIn.problem} />}
      <Button
        type="submit"
        isOff={code.length !== 6}
        busyLabel={signIn.isBusy ? say('action.working') : undefined}
      >
        {say('signIn.enter')}
      </Button>
      <Button
        kind="plain"
        isOff={waitSeconds > 0 || signIn.isBusy}
        onClick={() => signIn.requestCode(sent.number)}
      >
        {waitSeconds > 0
          ? say('signIn.againIn', { seconds: String(waitSeconds) })
          : say('signIn.again')}
      </Button>
      <Button kind="plain" onClick={signIn.changeNumber}>
        {say('signIn.otherNumber')}
      </Button>
    </form>
  );
}

export function SignInPage(): ReactNode {
  const { say } = useApp();
  const [, navigate] = useLocation();
  const signIn = useSignIn(() => navigate(pageAddress('home'), { replace: true }));
  return (
    <Page title={say('signIn.title')} back={pageAddress('home')}>
      {signIn.sent ? (
        <CodeStep signIn={signIn} sent={signIn.sent} />
      ) : (
        <NumberStep signIn={signIn} />
      )}
      <DemoHint />
    </Page>
  );
}
