import { Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { type Sending, useRead, useSending } from '../../reading/index.ts';
import { Block } from '../layout/block.tsx';
import { Known } from '../layout/known.tsx';
import { Page } from '../layout/page.tsx';
import { ProblemNote } from '../layout/problem-note.tsx';
import { Choice } from '../parts/choice.tsx';
import { Rows } from '../parts/rows.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { Answer } from '../state/staff-channel.ts';
import { IssueRows } from './issue-rows.tsx';
import { AccountForm, AccountRows } from './payout-accounts.tsx';
import { RecallForm } from './recall-form.tsx';
import { RecallRows } from './recall-rows.tsx';
import { ShopForms } from './shop-forms.tsx';
import { TierRows } from './tier-rows.tsx';

type Shops = Answer<'readShops'>;
type Reseller = Shops['resellers'][number];

/** Who sells for us, what is in their floats, and the stock that two people put there. */
export function ShopsPage(): ReactNode {
  const { say, call, session } = useConsole();
  const read = useRead('shops', () => call('readShops', {}));
  const { sending, problem } = useSending(read.readAgain);
  const mayPropose = session?.staff?.permissions.includes('floats.propose') ?? false;
  const mayChange = session?.staff?.permissions.includes('resellers.change') ?? false;
  return (
    <Page title={say('title.shops')}>
      {problem && <ProblemNote problem={problem} />}
      <Known read={read}>
        {({ resellers, issues, recalls, payoutAccounts, tiers }) => (
          <>
            <ResellerRows resellers={resellers} sending={sending} />
            <Block title={say('shops.issues')}>
              <IssueRows issues={issues} resellers={resellers} sending={sending} />
              {mayPropose && <ProposeForm resellers={resellers} sending={sending} />}
            </Block>
            <Block title={say('shops.recalls')}>
              <RecallRows recalls={recalls} resellers={resellers} sending={sending} />
              {mayPropose && (
                <RecallForm {...{ issues, resellers, payoutAccounts }} onDone={read.readAgain} />
              )}
            </Block>
            <Block title={say('shops.accounts')}>
              <AccountRows {...{ payoutAccounts, resellers, sending }} />
              {mayPropose && <AccountForm resellers={resellers} onDone={read.readAgain} />}
            </Block>
            <Block title={say('shops.tiers')}>
              <TierRows tiers={tiers} />
            </Block>
            {mayChange && <ShopForms resellers={resellers} tiers={tiers} onDone={read.readAgain} />}
          </>
        )}
      </Known>
    </Page>
  );
}

interface ResellersProps {
  readonly resellers: readonly Reseller[];
  readonly sending: Sending;
}

function ResellerRows({ resellers, sending }: ResellersProps): ReactNode {
  const { say, call, session, format } = useConsole();
  const mayChange = session?.staff?.permissions.includes('resellers.change') ?? false;
  const suspend = ({ id: reseller, isSuspended }: Reseller): void => {
    const body = { isSuspended: !isSuspended };
    sending.send(call('suspendReseller', { params: { reseller }, body }));
  };
  return (
    <Rows
      label={say('title.shops')}
      none={say('none.shops')}
      rows={resellers}
      keyOf={({ id }) => id}
      columns={[
        { title: say('column.name'), isFree: true, render: ({ name }) => name },
        { title: say('shops.kind'), render: ({ kind }) => say(`shops.kind.${kind}`) },
        { title: say('shops.tier'), render: ({ tier }) => tier },
        {
          title: say('shops.float'),
          isAmount: true,
          render: ({ float }) => (float ? format.money(float) : say('shops.chains')),
        },
        {
          title: say('shops.placeColumn'),
          render: ({ place }) =>
            place
              ? say('shops.placeWithin', { metres: String(place.withinMetres) })
              : say('shops.placeNone'),
        },
        {
          title: say('column.state'),
          render: ({ isSuspended }) => (
            <StateTag state={isSuspended ? 'open' : 'done'}>
              {isSuspended ? say('shops.suspended') : say('shops.open')}
            </StateTag>
          ),
        },
        {
          title: say('column.act'),
          render: (reseller) =>
            mayChange && (
              <Button disabled={sending.isBusy} onClick={() => suspend(reseller)}>
                {reseller.isSuspended ? say('shops.resume') : say('shops.suspend')}
              </Button>
            ),
        },
      ]}
    />
  );
}

const ways = ['bank', 'cheque', 'cash', 'credit'] as const;

interface Wanted {
  readonly reseller: string;
  readonly dollars: string;
  readonly paidBy: (typeof ways)[number];
  readonly paymentReference?: string;
}

function ProposeForm({ resellers, sending }: ResellersProps): ReactNode {
  const { say, call } = useConsole();
  const needed = [{ required: true, message: say('signIn.missing') }];
  const digits = [...needed, { pattern: /^[1-9]\d{0,6}$/, message: say('signIn.missing') }];
  const propose = ({ reseller, dollars, paidBy, paymentReference = '' }: Wanted): void => {
    const body = { amountMinor: Number(dollars) * 100, paidBy, paymentReference };
    sending.send(call('proposeIssue', { params: { reseller }, body }));
  };
  const owners = resellers.filter(({ float }) => float !== null);
  return (
    <Form className="card" layout="vertical" requiredMark={false} onFinish={propose}>
      <Form.Item name="reseller" label={say('shops.proposeFor')} rules={needed}>
        <Choice options={owners.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      <Form.Item name="dollars" label={say('shops.amount')} rules={digits}>
        <Input inputMode="numeric" autoComplete="off" />
      </Form.Item>
      <Form.Item name="paidBy" label={say('shops.paidBy')} rules={needed}>
        <Choice options={ways.map((way) => ({ value: way, label: say(`shops.paid.${way}`) }))} />
      </Form.Item>
      <Form.Item name="paymentReference" label={say('shops.reference')}>
        <Input maxLength={80} autoComplete="off" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={sending.isBusy}>
        {say('shops.propose')}
      </Button>
    </Form>
  );
}
