import { Button, Form, Input, InputNumber, Radio } from 'antd';
import type { ReactNode } from 'react';
import { useConsole } from '../state/console-context.tsx';
import { useWhy } from '../state/use-why.ts';
import type { DisposalWish, NobodysMoney } from '../state/staff-channel.ts';

interface DisposalFormProps {
  readonly of: NobodysMoney;
  readonly isBusy: boolean;
  readonly onPropose: (wish: DisposalWish) => void;
}

interface Filled {
  /** The attempt whose money it is, the break to set it off against, or what else becomes of it. */
  readonly choice: string;
  readonly amount: number;
  readonly name?: string;
  readonly account?: string;
  readonly reason: string;
}

function wishOf({ of, filled }: { of: NobodysMoney; filled: Filled }): DisposalWish {
  const attempt = of.candidates.find((one) => one.attempt === filled.choice)?.attempt ?? null;
  const against = of.opposites.find(({ id }) => id === filled.choice)?.id ?? null;
  const way = wayOf(filled.choice, attempt, against);
  const { name = '', account = '', reason } = filled;
  return {
    currency: of.left.currency,
    way,
    amountMinor: Math.round(filled.amount * 100),
    attempt,
    to: way === 'give_back' ? { name, account } : null,
    against,
    reason,
  };
}

function wayOf(choice: string, attempt: string | null, against: string | null) {
  if (attempt !== null) return 'to_payment';
  if (against !== null) return 'set_off';
  return choice === 'write_off' ? 'write_off' : 'give_back';
}

const leftOf = ({ left, leaving }: Pick<NobodysMoney, 'left' | 'leaving'>): number =>
  Math.abs(left.amountMinor - leaving.amountMinor) / 100;

/** Whose it may be, what it may be set off against, and what else may become of it. */
function Choice({ of }: { readonly of: NobodysMoney }): ReactNode {
  const { say, format } = useConsole();
  const why = useWhy();
  const needed = [{ required: true, message: say('signIn.missing') }];
  const others = of.ways.filter((way) => way !== 'to_payment' && way !== 'set_off');
  return (
    <Form.Item name="choice" label={say('unmatched.how')} rules={needed}>
      <Radio.Group>
        {of.candidates.map(({ attempt, openedAt }) => (
          <Radio key={attempt} value={attempt}>
            {say('unmatched.candidate', { at: format.dayAndTime(openedAt), choice: attempt })}
          </Radio>
        ))}
        {of.opposites.map((one) => (
          <Radio key={one.id} value={one.id}>
            {say('unmatched.opposite', {
              why: why(one),
              at: format.dayAndTime(one.since),
              money: format.money(one.left),
            })}
          </Radio>
        ))}
        {others.map((way) => (
          <Radio key={way} value={way}>
            {say(`disposalWay.${way}`)}
          </Radio>
        ))}
      </Radio.Group>
    </Form.Item>
  );
}

/** One person proposes what becomes of money that is nobody's, or of a part of it. */
export function DisposalForm({ of, isBusy, onPropose }: DisposalFormProps): ReactNode {
  const { say } = useConsole();
  const [form] = Form.useForm<Filled>();
  const choice = Form.useWatch('choice', form);
  const needed = [{ required: true, message: say('signIn.missing') }];
  const written = [{ required: true, whitespace: true, message: say('signIn.missing') }];
  const opposite = of.opposites.find(({ id }) => id === choice);
  const most = Math.min(...[of, ...(opposite ? [opposite] : [])].map(leftOf));
  return (
    <Form<Filled>
      form={form}
      // Another form of the page has a reason, too.
      name="disposal"
      className="card"
      layout="vertical"
      requiredMark={false}
      initialValues={{ amount: most }}
      onFinish={(filled) => onPropose(wishOf({ of, filled }))}
    >
      <Choice of={of} />
      <Form.Item name="amount" label={say('unmatched.amount')} rules={needed}>
        <InputNumber
          controls={false}
          min={0.01}
          max={most}
          precision={2}
          suffix={of.left.currency}
        />
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
