import { Button, Form, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import { useConsole } from '../state/console-context.tsx';
import type { Sending } from '../state/sending.ts';
import type { Decision } from '../state/staff-channel.ts';

interface ProposalFormProps {
  readonly topup: string;
  readonly isOurs: boolean;
  readonly sending: Sending;
}

interface Given {
  readonly decision: Decision;
  readonly reason: string;
}

/** Only what can be done is offered, and nothing is chosen before the person chooses. */
export function ProposalForm({ topup, isOurs, sending }: ProposalFormProps): ReactNode {
  const { say, call } = useConsole();
  const decisions: readonly Decision[] = isOurs ? ['credit', 'give_back'] : ['dismiss'];
  const needed = [{ required: true, whitespace: true, message: say('signIn.missing') }];
  return (
    <Form
      className="card"
      layout="vertical"
      requiredMark={false}
      onFinish={(body: Given) => sending.send(call('proposeReview', { params: { topup }, body }))}
    >
      <Form.Item name="decision" label={say('review.whatNow')} rules={[{ ...needed[0] }]}>
        <Radio.Group>
          {decisions.map((decision) => (
            <Radio key={decision} value={decision}>
              {say(`review.${decision}`)}
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
      <Form.Item
        name="reason"
        label={say('review.reason')}
        extra={say('review.reasonHint')}
        rules={needed}
      >
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={sending.isBusy}>
        {say('review.propose')}
      </Button>
    </Form>
  );
}
