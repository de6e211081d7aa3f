import { Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { ProblemNote } from '../layout/problem-note.tsx';
import { useConsole } from '../state/console-context.tsx';
import { useSending } from '../../reading/index.ts';

interface TakeBackPartProps {
  readonly topup: string;
  readonly before: string;
  readonly readAgain: () => void;
}

/** Takes a sale back for a shop or a partner that cannot do it itself. */
export function TakeBackPart({ topup, before, readAgain }: TakeBackPartProps): ReactNode {
  const { say, call, format } = useConsole();
  const { sending, problem } = useSending(readAgain);
  const takeBack = ({ reason }: { readonly reason: string }): void => {
    sending.send(call('takeBackSale', { params: { topup }, body: { reason } }));
  };
  return (
    <>
      {problem && <ProblemNote problem={problem} />}
      <Form className="card" layout="vertical" requiredMark={false} onFinish={takeBack}>
        <Form.Item>{say('payments.takeBackUntil', { time: format.dayAndTime(before) })}</Form.Item>
        <Form.Item
          name="reason"
          label={say('review.reason')}
          rules={[{ required: true, whitespace: true, message: say('signIn.missing') }]}
        >
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
        <Button danger htmlType="submit" loading={sending.isBusy}>
          {say('payments.takeBack')}
        </Button>
      </Form>
    </>
  );
}
