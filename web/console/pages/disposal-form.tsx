import { Button, Form, Input, InputNumber, Radio } from 'antd';
import type { ReactNode } from 'react';
import { useConsole } from '../state/console-context.tsx';
import type { DisposalWish, NobodysMoney } from '../state/staff-channel.ts';

interface DisposalFormProps {
  readonly of: NobodysMoney;
  readonly isBusy: boolean;
  readonly onPropose: (wish: DisposalWish) => void;
}

interface Filled {
  /** The attempt whose money it is, or what else becomes of it. */
  readonly choice: string;
  readonly amount: number;
  readonly name?: string;
  readonly account?: string;
  readonly reason: string;
}

function wishOf({ of, filled }: { of: NobodysMoney; filled: Filled }): DisposalWish {
  const attempt = of.candidates.find((one) => one.attempt === filled.choice)?.attempt ?? null;
  const other = filled.choice === 'write_off' ? 'write_off' : 'give_back';
  const { name = '', account = '', reason } = filled;
  return {
    currency: of.left.currency,
    way: attempt === null ? other : 'to_payment',
    amountMinor: Math.round(filled.amount * 100),
    attempt,
    to: attempt === null && other === 'give_back' ? { name, account } : null,
    reason,
  };
}

/** One person proposes what becomes of money that is nobody's, or of a part of it. */
export function DisposalForm({ of, isBusy, onPropose }: DisposalFormProps): ReactNode {
  const { say, format } = useConsole();
  const [form] = Form.useForm<Filled>();
  const choice = Form.useWatch('choice', form);
  const needed = [{ required: true, message: say('signIn.missing') }];
  const written = [{ required: true, whitespace: true, message: say('signIn.missing') }];
  const most = Math.abs(of.left.amountMinor - of.leaving.amountMinor) / 100;
  const others = of.ways.filter((way) => way !== 'to_payment');
  return (
    <Form<Filled>
      form={form}
      className="card"
      layout="vertical"
      requiredMark={false}
      initialValues={{ amount: most }}
      onFinish={(filled) => onPropose(wishOf({ of, filled }))}
    >
      <Form.Item name="choice" label={say('unmatched.how')} rules={needed}>
        <Radio.Group>
          {of.candidates.map(({ attempt, openedAt }) => (
            <Radio key={attempt} value={attempt}>
              {say('unmatched.candidate', { at: format.time(openedAt), choice: attempt })}
            </Radio>
          ))}
          {others.map((way) => (
            <Radio key={way} value={way}>
              {say(`disposalWay.${way}`)}
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
      <Form.Item name="amount" label={say('unmatched.amount')} rules={needed}>
        <InputNumber min={0.01} max={most} precision={2} suffix={of.left.currency} />
      </Form.Item>
      {choice === 'give_back' && (
        <>
          <Form.Item name="name" label={say('bank.payeeName')} rules={written}>
            <Input maxLength={140} autoComplete="off" />
          </Form.Item>
          <Form.Item name="account" label={say('bank.payeeAccount')} rules={written}>
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
        </>
      )}
      <Form.Item
        name="reason"
        label={say('review.reason')}
        extra={say('review.reasonHint')}
        rules={written}
      >
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={isBusy}>
        {say('review.propose')}
      </Button>
    </Form>
  );
}
