import { Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useSending } from '../../reading/index.ts';
import { ProblemNote } from '../layout/problem-note.tsx';
import { Choice } from '../parts/choice.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { Answer } from '../state/staff-channel.ts';

type Shops = Answer<'readShops'>;

interface RecallFormProps extends Pick<Shops, 'issues' | 'resellers'> {
  readonly onDone: () => void;
}

interface Wanted {
  readonly reseller: string;
  readonly issue: string;
  readonly dollars: string;
  readonly toName?: string;
  readonly toAccount?: string;
  readonly reason: string;
}

const payout = 'payout';

/** Stock is undone, or a shop that leaves is paid out; somebody else decides it. */
export function RecallForm({ issues, resellers, onDone }: RecallFormProps): ReactNode {
  const { say, call } = useConsole();
  const [form] = Form.useForm<Wanted>();
  const { sending, problem } = useSending(() => {
    form.resetFields();
    onDone();
  });
  const reseller = Form.useWatch('reseller', form);
  const isPayout = Form.useWatch('issue', form) === payout;
  const propose = ({ dollars, issue, toName = '', toAccount = '', ...of }: Wanted): void => {
    const amountMinor = Math.round(Number(dollars) * 100);
    const what = isPayout
      ? { issue: null, toName, toAccount }
      : { issue, toName: '', toAccount: '' };
    const body = { ...what, amountMinor, reason: of.reason };
    sending.send(call('proposeRecall', { params: { reseller: of.reseller }, body }));
  };
  return (
    <Form
      name="recall"
      form={form}
      className="card"
      layout="vertical"
      requiredMark={false}
      initialValues={{ issue: payout }}
      onFinish={propose}
    >
      {problem && <ProblemNote problem={problem} />}
      <p>{say('shops.recallHint')}</p>
      <Fields issues={issues} resellers={resellers} reseller={reseller} isPayout={isPayout} />
      <Button type="primary" htmlType="submit" loading={sending.isBusy}>
        {say('shops.recallPropose')}
      </Button>
    </Form>
  );
}

interface FieldsProps extends Pick<Shops, 'issues' | 'resellers'> {
  readonly reseller: string | undefined;
  readonly isPayout: boolean;
}

function Fields({ issues, resellers, reseller, isPayout }: FieldsProps): ReactNode {
  const { say, format } = useConsole();
  const needed = [{ required: true, whitespace: true, message: say('signIn.missing') }];
  const amount = [...needed, { pattern: /^\d{1,7}(\.\d{2})?$/, message: say('signIn.missing') }];
  const owners = resellers.filter(({ float }) => float !== null);
  const theirs = issues.filter(
    (one) => one.reseller === reseller && (one.state === 'issued' || one.state === 'paid'),
  );
  return (
    <>
      <Form.Item name="reseller" label={say('shops.recallFrom')} rules={needed}>
        <Choice options={owners.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      <Form.Item name="issue" label={say('shops.recallWhat')} rules={needed}>
        <Choice
          options={[
            { value: payout, label: say('shops.recallPayoutNew') },
            ...theirs.map(({ id, amount: of, proposedAt }) => ({
              value: id,
              label: say('shops.recallOf', {
                amount: format.money(of),
                at: format.dayAndTime(proposedAt),
              }),
            })),
          ]}
        />
      </Form.Item>
      <Form.Item name="dollars" label={say('shops.recallAmount')} rules={amount}>
        <Input inputMode="decimal" autoComplete="off" />
      </Form.Item>
      {isPayout && <Payee />}
      <Form.Item name="reason" label={say('shops.recallReason')} rules={needed}>
        <Input maxLength={500} autoComplete="off" />
      </Form.Item>
    </>
  );
}

function Payee(): ReactNode {
  const { say } = useConsole();
  const needed = [{ required: true, whitespace: true, message: say('signIn.missing') }];
  return (
    <>
      <Form.Item name="toName" label={say('shops.recallName')} rules={needed}>
        <Input maxLength={140} autoComplete="off" />
      </Form.Item>
      <Form.Item name="toAccount" label={say('shops.recallAccount')} rules={needed}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
    </>
  );
}
