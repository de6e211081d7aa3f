import { Alert, Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useSending } from '../../reading/index.ts';
import { Block } from '../layout/block.tsx';
import { OwnProblem } from '../parts/own-problem.tsx';
import { useConsole } from '../state/console-context.tsx';

interface Written {
  readonly password: string;
  readonly replacement: string;
  readonly again: string;
}

function Fields(): ReactNode {
  const { say, session } = useConsole();
  const missing = { required: true, message: say('signIn.missing') };
  return (
    <>
      {/* Whatever keeps passwords is told whose this one is. */}
      <input
        hidden
        readOnly
        type="text"
        autoComplete="username"
        value={session?.staff?.login ?? ''}
      />
      <Form.Item name="password" label={say('own.passwordNow')} rules={[missing]}>
        <Input type="password" autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="replacement"
        label={say('own.passwordNew')}
        extra={say('own.passwordHint')}
        rules={[missing]}
      >
        <Input type="password" autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={say('own.passwordAgain')}
        dependencies={['replacement']}
        rules={[
          missing,
          ({ getFieldValue }) => ({
            validator: async (_rule, again?: string) => {
              if (again && again !== getFieldValue('replacement'))
                throw new Error(say('own.differ'));
            },
          }),
        ]}
      >
        <Input type="password" autoComplete="new-password" />
      </Form.Item>
    </>
  );
}

/** Another password for the one there is. */
export function OwnPassword(): ReactNode {
  const { say, call } = useConsole();
  const [form] = Form.useForm<Written>();
  const [isDone, setIsDone] = useState(false);
  const { sending, problem } = useSending(() => {
    form.resetFields();
    setIsDone(true);
  });
  const change = ({ password, replacement }: Written): void => {
    setIsDone(false);
    sending.send(call('changeOwnPassword', { body: { password, replacement } }));
  };
  return (
    <Block title={say('own.password')}>
      {problem && <OwnProblem problem={problem} />}
      {isDone && <Alert type="success" showIcon title={say('own.changed')} />}
      <Form
        form={form}
        className="card"
        layout="vertical"
        requiredMark={false}
        onFinish={change}
        name="password"
      >
        <Fields />
        <Button type="primary" htmlType="submit" loading={sending.isBusy}>
          {say('own.change')}
        </Button>
      </Form>
    </Block>
  );
}
