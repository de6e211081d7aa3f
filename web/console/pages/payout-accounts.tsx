import { Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { type Sending, useSending } from '../../reading/index.ts';
import { ProblemNote } from '../layout/problem-note.tsx';
import { ApproveOrRefuse } from '../parts/approve-or-refuse.tsx';
import { Rows } from '../parts/rows.tsx';
import { useConsole } from '../state/console-context.tsx';
import { WhoseShop } from './whose-shop.tsx';
import type { Reseller, Shops } from './shops-frame.tsx';

interface AccountRowsProps extends Pick<Shops, 'payoutAccounts' | 'resellers'> {
  readonly sending: Sending;
  /** All are of one shop, whose page it is. */
  readonly isOfOne?: boolean;
}

/** Where floats are paid out to, and what waits for the second person. */
export function AccountRows(props: AccountRowsProps): ReactNode {
  const { payoutAccounts, resellers, sending, isOfOne = false } = props;
  const { say, call, session, format } = useConsole();
  const whose = {
    title: say('shops.at'),
    isFree: true,
    render: ({ reseller }: { readonly reseller: string }) => (
      <WhoseShop resellers={resellers} reseller={reseller} />
    ),
  };
  const mayDecide = session?.staff?.permissions.includes('floats.approve') ?? false;
  const decide = (reseller: string, isApproved: boolean): void =>
    sending.send(call('decidePayoutAccount', { params: { reseller }, body: { isApproved } }));
  return (
    <Rows
      label={say('shops.accounts')}
      none={say('none.accounts')}
      rows={payoutAccounts}
      keyOf={({ reseller }) => reseller}
      columns={[
        ...(isOfOne ? [] : [whose]),
        {
          title: say('shops.accountNow'),
          isFree: true,
          render: ({ current }) =>
            current
              ? say('shops.accountSince', { ...current, at: format.dayAndTime(current.usableFrom) })
              : '',
        },
        {
          title: say('shops.accountWanted'),
          isFree: true,
          render: ({ proposed }) =>
            proposed
              ? `${say('shops.accountOf', { ...proposed })}. ${say('shops.waits.approval')}`
              : '',
        },
        {
          title: say('column.act'),
          render: ({ reseller, proposed }) =>
            mayDecide &&
            proposed && (
              <ApproveOrRefuse
                isBusy={sending.isBusy}
                onAnswer={(isApproved) => decide(reseller, isApproved)}
              />
            ),
        },
      ]}
    />
  );
}

interface AccountFormProps {
  readonly shop: Reseller;
  readonly onDone: () => void;
}

interface Wanted {
  readonly name: string;
  readonly account: string;
  readonly reason: string;
}

/** An account is wanted on record; somebody else decides. */
export function AccountForm({ shop, onDone }: AccountFormProps): ReactNode {
  const { say, call } = useConsole();
  const [form] = Form.useForm<Wanted>();
  const { sending, problem } = useSending(() => {
    form.resetFields();
    onDone();
  });
  const propose = (body: Wanted): void =>
    sending.send(call('proposePayoutAccount', { params: { reseller: shop.id }, body }));
  const needed = [{ required: true, whitespace: true, message: say('signIn.missing') }];
  return (
    <Form
      name="payout-account"
      form={form}
      className="card"
      layout="vertical"
      requiredMark={false}
      onFinish={propose}
    >
      {problem && <ProblemNote problem={problem} />}
      <p>{say('shops.accountsHint')}</p>
      <Form.Item name="name" label={say('shops.recallName')} rules={needed}>
        <Input maxLength={140} autoComplete="off" />
      </Form.Item>
      <Form.Item name="account" label={say('shops.recallAccount')} rules={needed}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name="reason" label={say('shops.accountWhy')} rules={needed}>
        <Input maxLength={500} autoComplete="off" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={sending.isBusy}>
        {say('shops.accountPropose')}
      </Button>
    </Form>
  );
}
