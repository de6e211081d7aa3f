import { consolePaths } from '@lowu/contract/console/paths';
import { Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { filled } from '../../client/index.ts';
import { useSending } from '../../reading/index.ts';
import { ProblemNote } from '../layout/problem-note.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { StaffPayments } from '../state/staff-channel.ts';

interface ChargebackAnswerProps {
  readonly chargeback: StaffPayments['chargebacks'][number];
  readonly readAgain: () => void;
}

/** What speaks for us: handed to the provider from here, or as a paper on pages of its own. */
export function ChargebackAnswer({ chargeback, readAgain }: ChargebackAnswerProps): ReactNode {
  const { say, call, session } = useConsole();
  const { sending, problem } = useSending(readAgain);
  const { id, providerReference, isTaken } = chargeback;
  const params = { chargeback: id };
  const mayAnswer = session?.staff?.permissions.includes('payments.resolve') ?? false;
  const needed = [{ required: true, whitespace: true, message: say('signIn.missing') }];
  return (
    <Form
      className="card"
      layout="vertical"
      requiredMark={false}
      onFinish={({ words }: { readonly words: string }) =>
        sending.send(call('answerChargeback', { params, body: { words } }))
      }
    >
      <h3>{providerReference}</h3>
      <p>
        {!isTaken && <span>{say('chargeback.onPages')} </span>}
        <a
          download={`${providerReference}.pdf`}
          href={filled(consolePaths.readChargebackPaper[1], params)}
        >
          {say('chargeback.paper')}
        </a>
      </p>
      {problem && <ProblemNote problem={problem} />}
      {isTaken && mayAnswer && (
        <>
          <Form.Item
            name="words"
            label={say('chargeback.words')}
            extra={say('chargeback.wordsHint')}
            rules={needed}
          >
            <Input.TextArea rows={3} maxLength={2_000} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={sending.isBusy}>
            {say('chargeback.handIn')}
          </Button>
        </>
      )}
    </Form>
  );
}
