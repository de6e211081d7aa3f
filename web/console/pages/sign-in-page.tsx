import { Alert, Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Problem } from '../../client/index.ts';
import { Page } from '../layout/page.tsx';
import { ProblemNote } from '../layout/problem-note.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { Credentials } from '../state/staff-channel.ts';
import { DemoStaff } from './demo-staff.tsx';

/** Where one signs in; afterwards the page that was asked for takes this one's place. */
export function SignInPage(): ReactNode {
  const { say, call, enter, isEnded } = useConsole();
  const [form] = Form.useForm<Credentials>();
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const [isBusy, setIsBusy] = useState(false);
  const missing = { required: true, message: say('signIn.missing') };
  const submit = async ({ login, password, code }: Credentials): Promise<void> => {
    setIsBusy(true);
    const body = { login: login.trim(), password, code: code.replaceAll(/\s/g, '') };
    const result = await call('signInStaff', { body });
    setIsBusy(false);
    setProblem(result.isOk ? undefined : result.problem);
    // A code that was tried is of no more use, whatever was wrong.
    if (result.isOk) enter(result.answer);
    else form.resetFields(['code']);
  };
  return (
    <Page title={say('signIn.title')} isNarrow>
      {isEnded && <Alert type="info" showIcon title={say('signIn.ended')} />}
      <DemoStaff onChosen={(chosen) => form.setFieldsValue(chosen)} />
      <Form
        form={form}
        className="card"
        layout="vertical"
        requiredMark={false}
        onFinish={(given) => void submit(given)}
      >
        <Form.Item name="login" label={say('signIn.login')} rules={[missing]}>
          <Input autoComplete="username" autoCapitalize="none" spellCheck={false} />
        </Form.Item>
        <Form.Item name="password" label={say('signIn.password')} rules={[missing]}>
          <Input type="password" autoComplete="current-password" />
        </Form.Item>
        <Form.Item
          name="code"
          label={say('signIn.code')}
          extra={say('signIn.codeHint')}
          rules={[missing, { pattern: /^\s*\d{3}\s?\d{3}\s*$/, message: say('signIn.codeWrong') }]}
        >
          <Input inputMode="numeric" autoComplete="one-time-code" maxLength={7} />
        </Form.Item>
        <div className="block">
          {problem && <ProblemNote problem={problem} />}
          <Button type="primary" htmlType="submit" loading={isBusy} block>
            {say('signIn.enter')}
          </Button>
        </div>
      </Form>
    </Page>
  );
}
