import { Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useSending } from '../../reading/index.ts';
import { ProblemNote } from '../layout/problem-note.tsx';
import { Choice } from '../parts/choice.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { Reseller, Shops } from './shops-frame.tsx';

interface RecallFormProps extends Pick<Shops, 'issues' | 'payoutAccounts'> {
  readonly shop: Reseller;
  readonly onDone: () => void;
}

interface Wanted {
  readonly issue: string;
  readonly dollars: string;
  readonly reason: string;
}

const payout = 'payout';

/** Stock is undone, or a shop that leaves is paid out; somebody else decides it. */
export function RecallForm({ onDone, ...known }: RecallFormProps): ReactNode {
  const { say, call } = useConsole();
  const [form] = Form.useForm<Wanted>();
  const { sending, problem } = useSending(() => {
    form.resetFields();
    onDone();
  });
  const isPayout = Form.useWatch('issue', form) === payout;
  const propose = ({ dollars, issue, reason }: Wanted): void => {
    const amountMinor = Math.round(Number(dollars) * 100);
    const body = { issue: isPayout ? null : issue, amountMinor, reason };
    sending.send(call('proposeRecall', { params: { reseller: known.shop.id }, body }));
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
      <Fields {...known} isPayout={isPayout} />
      <Button type="primary" htmlType="submit" loading={sending.isBusy}>
        {say('shops.recallPropose')}
      </Button>
    </Form>
  );
}

interface FieldsProps extends Omit<RecallFormProps, 'onDone'> {
  readonly isPayout: boolean;
}

function Fields(props: FieldsProps): ReactNode {
  const { issues, payoutAccounts, shop, isPayout } = props;
  const { say, format } = useConsole();
  const needed = [{ required: true, whitespace: true, message: say('signIn.missing') }];
  const amount = [...needed, { pattern: /^\d{1,7}(\.\d{2})?$/, message: say('signIn.missing') }];
  const theirs = issues.filter(
    (one) => one.reseller === shop.id && (one.state === 'issued' || one.state === 'paid'),
  );
  return (
    <>
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
      {isPayout && <Payee account={payoutAccounts.find(({ reseller }) => reseller === shop.id)} />}
      <Form.Item name="reason" label={say('shops.recallReason')} rules={needed}>
        <Input maxLength={500} autoComplete="off" />
      </Form.Item>
    </>
  );
}

interface PayeeProps {
  readonly account: Shops['payoutAccounts'][number] | undefined;
}

/** Where the money goes is on record, and not typed here. */
function Payee({ account }: PayeeProps): ReactNode {
  const { say } = useConsole();
  const current = account?.current;
  if (!current) return <p>{say('shops.recallNoAccount')}</p>;
  return <p>{say('shops.recallTo', { name: current.name, account: current.account })}</p>;
}
