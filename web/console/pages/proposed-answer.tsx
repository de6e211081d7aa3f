import { Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { Block } from '../layout/block.tsx';
import { ProblemNote } from '../layout/problem-note.tsx';
import { When } from '../parts/when.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { ExplainedAppeal } from '../state/staff-channel.ts';
import { useSending } from '../../reading/index.ts';

interface ProposedAnswerProps {
  readonly appeal: ExplainedAppeal;
  readonly readAgain: () => void;
}

/** What waits for somebody else's word, as the person will read it. */
export function ProposedAnswer({ appeal, readAgain }: ProposedAnswerProps): ReactNode {
  const { say, call, format, session } = useConsole();
  const { sending, problem } = useSending(readAgain);
  const { proposal } = appeal;
  if (!proposal) return null;
  const params = { number: appeal.number.replace(' ', '') };
  const amount = proposal.amount ? ` · ${format.money(proposal.amount)}` : '';
  return (
    <Block title={say('appeal.proposal')}>
      <div className="card">
        <p>
          {say(`appeal.gives.${proposal.gives}`)}
          {amount} · {proposal.by} <When at={proposal.at} />
        </p>
        <p className="said">{proposal.text}</p>
      </div>
      {problem && <ProblemNote problem={problem} />}
      {session?.staff?.permissions.includes('appeals.approve') && (
        <Decision
          isBusy={sending.isBusy}
          onApprove={() =>
            sending.send(call('decideAnswer', { params, body: { isApproved: true } }))
          }
          onRefuse={(text) =>
            sending.send(call('decideAnswer', { params, body: { isApproved: false, text } }))
          }
        />
      )}
    </Block>
  );
}

interface DecisionProps {
  readonly isBusy: boolean;
  readonly onApprove: () => void;
  readonly onRefuse: (reason: string) => void;
}

/** Whoever proposed it starts anew from why it was refused, so that nobody refuses without. */
function Decision({ isBusy, onApprove, onRefuse }: DecisionProps): ReactNode {
  const { say } = useConsole();
  return (
    <Form<{ readonly reason: string }>
      className="card block"
      layout="vertical"
      requiredMark={false}
      onFinish={({ reason }) => onRefuse(reason.trim())}
    >
      <p className="soft">{say('review.fourEyes')}</p>
      <Form.Item
        name="reason"
        label={say('appeal.whyNot')}
        rules={[{ required: true, whitespace: true, message: say('signIn.missing') }]}
      >
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <div className="answers">
        <Button type="primary" loading={isBusy} onClick={onApprove}>
          {say('review.approve')}
        </Button>
        <Button htmlType="submit" disabled={isBusy}>
          {say('review.refuse')}
        </Button>
      </div>
    </Form>
  );
}
