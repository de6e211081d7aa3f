import { Button, Form, Input, InputNumber, Radio } from 'antd';
import type { ReactNode } from 'react';
import { ProblemNote } from '../layout/problem-note.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { Explained, SpentRule } from '../state/staff-channel.ts';
import { useSending } from '../../reading/index.ts';

interface RefundPartProps {
  readonly topup: Explained['topup'];
  readonly readAgain: () => void;
}

interface Filled {
  readonly amount: number;
  readonly spentRule: SpentRule;
  readonly reason: string;
}

const rules: readonly SpentRule[] = ['refuse', 'owe', 'write_off'];

/** Proposes to give back a part or all of what was paid; somebody else decides. */
export function RefundPart({ topup, readAgain }: RefundPartProps): ReactNode {
  const { say, call } = useConsole();
  const { sending, problem } = useSending(readAgain);
  const needed = [{ required: true, message: say('signIn.missing') }];
  const propose = ({ amount, spentRule, reason }: Filled): void => {
    const body = { amountMinor: Math.round(amount * 100), spentRule, reason };
    sending.send(call('proposeRefund', { params: { topup: topup.id }, body }));
  };
  return (
    <>
      {problem && <ProblemNote problem={problem} />}
      <Form<Filled> className="card" layout="vertical" requiredMark={false} onFinish={propose}>
        <Form.Item name="amount" label={say('payments.giveBack')} rules={needed}>
          <InputNumber
            controls={false}
            min={0.01}
            max={topup.price.amountMinor / 100}
            precision={2}
          />
        </Form.Item>
        <Form.Item name="spentRule" label={say('payments.spent')} rules={needed}>
          <Radio.Group>
            {rules.map((rule) => (
              <Radio key={rule} value={rule}>
                {say(`payments.spent.${rule}`)}
              </Radio>
            ))}
          </Radio.Group>
        </Form.Item>
        <Form.Item
          name="reason"
          label={say('review.reason')}
          extra={say('review.reasonHint')}
          rules={[{ ...needed[0], whitespace: true }]}
        >
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={sending.isBusy}>
          {say('review.propose')}
        </Button>
      </Form>
    </>
  );
}
