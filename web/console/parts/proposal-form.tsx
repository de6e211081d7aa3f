import { Button, Form, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import { useConsole } from '../state/console-context.tsx';

interface ProposalFormProps<Choice extends string> {
  readonly question: string;
  readonly choices: readonly Choice[];
  readonly textOf: (choice: Choice) => string;
  /** What becomes of it once it is sent, where that is not that somebody else decides. */
  readonly hint?: string | undefined;
  readonly isBusy: boolean;
  readonly onPropose: (choice: Choice, reason: string) => void;
}

/**
 * What one person proposes and another decides. Only what can be done is offered, and nothing is
 * chosen before the person chooses.
 */
export function ProposalForm<Choice extends string>(props: ProposalFormProps<Choice>): ReactNode {
  const { question, choices, textOf, hint, isBusy, onPropose } = props;
  const { say } = useConsole();
  const needed = [{ required: true, whitespace: true, message: say('signIn.missing') }];
  return (
    <Form
      className="card"
      layout="vertical"
      requiredMark={false}
      onFinish={({ choice, reason }: { readonly choice: Choice; readonly reason: string }) =>
        onPropose(choice, reason)
      }
    >
      <Form.Item name="choice" label={question} rules={needed}>
        <Radio.Group>
          {choices.map((choice) => (
            <Radio key={choice} value={choice}>
              {textOf(choice)}
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
      <Form.Item
        name="reason"
        label={say('review.reason')}
        extra={hint ?? say('review.reasonHint')}
        rules={needed}
      >
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={isBusy}>
        {say('review.propose')}
      </Button>
    </Form>
  );
}
