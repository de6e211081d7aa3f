import { Alert, Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { QrCode } from '../../codes/index.ts';
import { useSending } from '../../reading/index.ts';
import { Block } from '../layout/block.tsx';
import { ProblemNote } from '../layout/problem-note.tsx';
import { OwnProblem } from '../parts/own-problem.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { AuthenticatorKey } from '../state/staff-channel.ts';

/** The key, shown this once, and the code that proves that it has arrived. */
function Confirming({ made, onDone }: { made: AuthenticatorKey; onDone: () => void }): ReactNode {
  const { say, call } = useConsole();
  const { sending, problem } = useSending(onDone);
  const confirm = ({ code }: { readonly code: string }): void => {
    const body = { code: code.replaceAll(/\s/g, '') };
    sending.send(call('confirmOwnAuthenticator', { body }));
  };
  return (
    <>
      {problem && <ProblemNote problem={problem} />}
      <Form
        className="card"
        layout="vertical"
        requiredMark={false}
        onFinish={confirm}
        name="confirming"
      >
        <p>{say('own.scan')}</p>
        <div className="own-key">
          <QrCode content={made.totpUri} label={say('own.picture')} className="own-picture" />
          <dl>
            <dt>{say('own.key')}</dt>
            <dd>
              <code>{made.totpSecret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
            </dd>
            <dd>
              <a href={made.totpUri}>{say('own.openHere')}</a>
            </dd>
          </dl>
        </div>
        <Form.Item
          name="code"
          label={say('own.code')}
          rules={[
            { required: true, message: say('signIn.missing') },
            { pattern: /^\s*\d{3}\s?\d{3}\s*$/, message: say('signIn.codeWrong') },
          ]}
        >
          <Input inputMode="numeric" autoComplete="one-time-code" maxLength={7} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={sending.isBusy}>
          {say('own.confirm')}
        </Button>
      </Form>
    </>
  );
}

/** A key for the password: the authenticator there is serves until the new one has shown a code. */
export function OwnAuthenticator(): ReactNode {
  const { say, call } = useConsole();
  const [made, setMade] = useState<AuthenticatorKey | undefined>(undefined);
  const [isDone, setIsDone] = useState(false);
  const { sending, problem } = useSending(() => setIsDone(false));
  const make = async ({ password }: { readonly password: string }): Promise<void> => {
    const asked = call('enrolOwnAuthenticator', { body: { password } });
    sending.send(asked);
    const result = await asked;
    if (result.isOk) setMade(result.answer);
  };
  const confirmed = (): void => {
    setMade(undefined);
    setIsDone(true);
  };
  return (
    <Block title={say('own.authenticator')}>
      {problem && <OwnProblem problem={problem} />}
      {isDone && <Alert type="success" showIcon title={say('own.confirmed')} />}
      {made ? (
        <Confirming made={made} onDone={confirmed} />
      ) : (
        <Form
          className="card"
          layout="vertical"
          requiredMark={false}
          onFinish={(given: { readonly password: string }) => void make(given)}
          name="authenticator"
        >
          <p>{say('own.authenticatorText')}</p>
          <Form.Item
            name="password"
            label={say('own.passwordNow')}
            rules={[{ required: true, message: say('signIn.missing') }]}
          >
            <Input type="password" autoComplete="current-password" />
          </Form.Item>
          <Button htmlType="submit" loading={sending.isBusy}>
            {say('own.makeKey')}
          </Button>
        </Form>
      )}
    </Block>
  );
}
