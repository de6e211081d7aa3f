import { Button, Descriptions, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useSending } from '../../reading/index.ts';
import { Block } from '../layout/block.tsx';
import { ProblemNote } from '../layout/problem-note.tsx';
import { Choice } from '../parts/choice.tsx';
import { Unfolded } from '../parts/unfolded.tsx';
import { useConsole } from '../state/console-context.tsx';
import { IssueRows } from './issue-rows.tsx';
import { AccountForm, AccountRows } from './payout-accounts.tsx';
import { RecallForm } from './recall-form.tsx';
import { RecallRows } from './recall-rows.tsx';
import type { Reseller, Shops } from './shops-frame.tsx';

interface ShopMoneyProps {
  readonly shops: Shops;
  readonly shop: Reseller;
  readonly readAgain: () => void;
}

/** Stock for one shop, what is taken out of its float again, and where it is paid out to. */
export function ShopMoney({ shops, shop, readAgain }: ShopMoneyProps): ReactNode {
  const { say, session, format } = useConsole();
  const { sending, problem } = useSending(readAgain);
  const mayPropose = session?.staff?.permissions.includes('floats.propose') ?? false;
  const { resellers } = shops;
  const isTheirs = ({ reseller }: { readonly reseller: string }): boolean => reseller === shop.id;
  const issues = shops.issues.filter(isTheirs);
  const payoutAccounts = shops.payoutAccounts.filter(isTheirs);
  const rows = { resellers, sending, isOfOne: true };
  return (
    <>
      {problem && <ProblemNote problem={problem} />}
      {shop.float && (
        <Descriptions
          className="card"
          column={1}
          items={[{ key: 'float', label: say('shops.float'), children: format.money(shop.float) }]}
        />
      )}
      <Block title={say('shops.issues')}>
        <IssueRows {...rows} issues={issues} />
        {mayPropose && (
          <Unfolded label={say('shops.issueNew')}>
            <IssueForm shop={shop} onDone={readAgain} />
          </Unfolded>
        )}
      </Block>
      <Block title={say('shops.recalls')}>
        <RecallRows {...rows} recalls={shops.recalls.filter(isTheirs)} />
        {mayPropose && (
          <Unfolded label={say('shops.recallNew')}>
            <RecallForm {...{ issues, payoutAccounts, shop }} onDone={readAgain} />
          </Unfolded>
        )}
      </Block>
      <Block title={say('shops.accounts')}>
        <AccountRows {...rows} payoutAccounts={payoutAccounts} />
        {mayPropose && (
          <Unfolded label={say('shops.accountNew')}>
            <AccountForm shop={shop} onDone={readAgain} />
          </Unfolded>
        )}
      </Block>
    </>
  );
}

const ways = ['bank', 'cheque', 'cash', 'credit'] as const;

interface Wanted {
  readonly dollars: string;
  readonly paidBy: (typeof ways)[number];
  readonly paymentReference?: string;
}

interface IssueFormProps {
  readonly shop: Reseller;
  readonly onDone: () => void;
}

function IssueForm({ shop, onDone }: IssueFormProps): ReactNode {
  const { say, call } = useConsole();
  const [form] = Form.useForm<Wanted>();
  const { sending, problem } = useSending(() => {
    form.resetFields();
    onDone();
  });
  const needed = [{ required: true, message: say('signIn.missing') }];
  const digits = [...needed, { pattern: /^[1-9]\d{0,6}$/, message: say('signIn.missing') }];
  const propose = ({ dollars, paidBy, paymentReference = '' }: Wanted): void => {
    const body = { amountMinor: Number(dollars) * 100, paidBy, paymentReference };
    sending.send(call('proposeIssue', { params: { reseller: shop.id }, body }));
  };
  return (
    <Form
      name="issue"
      form={form}
      className="card"
      layout="vertical"
      requiredMark={false}
      onFinish={propose}
    >
      {problem && <ProblemNote problem={problem} />}
      <div className="fields">
        <Form.Item name="dollars" label={say('shops.amount')} rules={digits}>
          <Input inputMode="numeric" autoComplete="off" />
        </Form.Item>
        <Form.Item name="paidBy" label={say('shops.paidBy')} rules={needed}>
          <Choice options={ways.map((way) => ({ value: way, label: say(`shops.paid.${way}`) }))} />
        </Form.Item>
        <Form.Item name="paymentReference" label={say('shops.reference')}>
          <Input maxLength={80} autoComplete="off" />
        </Form.Item>
      </div>
      <Button type="primary" htmlType="submit" loading={sending.isBusy}>
        {say('shops.propose')}
      </Button>
    </Form>
  );
}
