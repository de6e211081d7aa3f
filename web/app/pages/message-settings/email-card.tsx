import { type FormEvent, type ReactNode, useState } from 'react';
import type { MessageSettings, Problem, Result } from '../../../client/index.ts';
import { Banner, Button, Card, CodeField, Field } from '../../../kit/index.ts';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { useLineApp } from '../../state/line-words.tsx';

interface EmailProps {
  readonly settings: MessageSettings;
  readonly onChange: (settings: MessageSettings) => void;
}

/** Does one thing at a time and keeps what went wrong with it. */
function useStep(onChange: EmailProps['onChange']) {
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | undefined>();
  const run = async (work: Promise<Result<MessageSettings>>): Promise<void> => {
    setIsBusy(true);
    const result = await work;
    setIsBusy(false);
    setProblem(result.isOk ? undefined : result.problem);
    if (result.isOk) onChange(result.answer);
  };
  return { isBusy, problem, run };
}

interface AskProps {
  readonly onChange: EmailProps['onChange'];
}

function AskForm({ onChange }: AskProps): ReactNode {
  const { device, say } = useLineApp();
  const { isBusy, problem, run } = useStep(onChange);
  const [address, setAddress] = useState('');
  const isPlausible = /^\S+@\S+\.\S+$/.test(address.trim());
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isBusy || !isPlausible) return;
    void run(device.channel.call('askEmail', { body: { address } }));
  };
  return (
    <form className="stack" onSubmit={submit}>
      <Field
        label={say('email.address')}
        value={address}
        onValue={setAddress}
        type="email"
        inputMode="email"
        autoComplete="email"
      />
      {problem && <ProblemNote problem={problem} />}
      <Button
        type="submit"
        kind="secondary"
        isOff={!isPlausible}
        busyLabel={isBusy ? say('action.working') : undefined}
      >
        {say('email.send')}
      </Button>
    </form>
  );
}

interface CodeProps extends AskProps {
  readonly address: string;
  readonly onOther: () => void;
}

function CodeForm({ address, onChange, onOther }: CodeProps): ReactNode {
  const { device, say } = useLineApp();
  const { isBusy, problem, run } = useStep(onChange);
  const [code, setCode] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isBusy || code.length !== 6) return;
    void run(device.channel.call('confirmEmail', { body: { code } }));
  };
  return (
    <form className="stack" onSubmit={submit}>
      <p role="status">{say('email.asked', { address })}</p>
      <CodeField digits={6} label={say('email.code')} value={code} onValue={setCode} />
      {problem && <ProblemNote problem={problem} />}
      <Button
        type="submit"
        isOff={code.length !== 6}
        busyLabel={isBusy ? say('action.working') : undefined}
      >
        {say('email.confirm')}
      </Button>
      <Button kind="plain" onClick={onOther}>
        {say('email.other')}
      </Button>
    </form>
  );
}

/** One that mails come back from is written to again once a code was read there. */
function Confirmed({ email, settings, onChange }: EmailProps & { readonly email: string }) {
  const { device, say } = useLineApp();
  const { isBusy, problem, run } = useStep(onChange);
  const isFailed = settings.emailFailedAt !== null;
  const sendAgain = (): void =>
    void run(device.channel.call('askEmail', { body: { address: email } }));
  return (
    <>
      {isFailed ? (
        <Banner kind="attention" title={say('email.failed', { address: email })}>
          {say('email.failedText')}
        </Banner>
      ) : (
        <p>{say('email.confirmed', { address: email })}</p>
      )}
      {problem && <ProblemNote problem={problem} />}
      {isFailed && settings.emailAsked === null && (
        <Button
          kind="secondary"
          busyLabel={isBusy ? say('action.working') : undefined}
          onClick={sendAgain}
        >
          {say('email.again')}
        </Button>
      )}
      <Button
        kind="secondary"
        busyLabel={isBusy ? say('action.working') : undefined}
        onClick={() => void run(device.channel.call('forgetEmail', {}, { isRepeatable: true }))}
      >
        {say('email.remove')}
      </Button>
    </>
  );
}

/** An address is used only once the code that was sent there has been typed here. */
export function EmailCard({ settings, onChange }: EmailProps): ReactNode {
  const { say } = useLineApp();
  const [isOther, setIsOther] = useState(false);
  const { email, emailAsked } = settings;
  const change = (changed: MessageSettings): void => {
    setIsOther(false);
    onChange(changed);
  };
  const isAsked = emailAsked !== null && !isOther;
  return (
    <Card title={say('email.title')}>
      <p className="soft small">{say('email.text')}</p>
      {email !== null && <Confirmed email={email} settings={settings} onChange={change} />}
      {isAsked && (
        <CodeForm address={emailAsked} onChange={change} onOther={() => setIsOther(true)} />
      )}
      {email === null && !isAsked && <AskForm onChange={change} />}
    </Card>
  );
}
