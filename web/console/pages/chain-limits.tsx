import { Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useSending } from '../../reading/index.ts';
import { ProblemNote } from '../layout/problem-note.tsx';
import { Choice } from '../parts/choice.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { Answer } from '../state/staff-channel.ts';

type Reseller = Answer<'readShops'>['resellers'][number];
type Limit = Reseller['limits']['day'];

interface ChainLimitsProps {
  readonly resellers: readonly Reseller[];
  readonly onDone: () => void;
}

interface Written {
  readonly reseller: string;
  readonly day?: string;
  readonly month?: string;
}

const cents = 100;

function dollarsOf(limit: Limit | undefined): string {
  return limit ? String(Math.floor(limit.amountMinor / cents)) : '';
}

function minorOf(dollars: string | undefined): number | null {
  return dollars ? Number(dollars) * cents : null;
}

/** What all shops of a chain may sell together; choosing a chain shows what is set. */
export function ChainLimits({ resellers, onDone }: ChainLimitsProps): ReactNode {
  const { say, call } = useConsole();
  const [form] = Form.useForm<Written>();
  const { sending, problem } = useSending(() => {
    form.resetFields();
    onDone();
  });
  const chains = resellers.filter(({ kind }) => kind === 'chain');
  const show = (reseller: string): void => {
    const known = chains.find(({ id }) => id === reseller)?.limits;
    form.setFieldsValue({ day: dollarsOf(known?.day), month: dollarsOf(known?.month) });
  };
  const set = ({ reseller, day, month }: Written): void => {
    const body = { dayMinor: minorOf(day), monthMinor: minorOf(month) };
    sending.send(call('limitChain', { params: { reseller }, body }));
  };
  const digits = { pattern: /^\d{1,10}$/, message: say('signIn.missing') };
  return (
    <Form
      name="limits"
      form={form}
      className="card"
      layout="vertical"
      requiredMark={false}
      onValuesChange={({ reseller }: Partial<Written>) => reseller && show(reseller)}
      onFinish={set}
    >
      {problem && <ProblemNote problem={problem} />}
      <p>{say('shops.limitsHint')}</p>
      <div className="fields">
        <Form.Item
          name="reseller"
          label={say('shops.kind.chain')}
          rules={[{ required: true, message: say('signIn.missing') }]}
        >
          <Choice options={chains.map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
        <Form.Item name="day" label={say('shops.limitDay')} rules={[digits]}>
          <Input inputMode="numeric" autoComplete="off" />
        </Form.Item>
        <Form.Item name="month" label={say('shops.limitMonth')} rules={[digits]}>
          <Input inputMode="numeric" autoComplete="off" />
        </Form.Item>
      </div>
      <Button type="primary" htmlType="submit" loading={sending.isBusy}>
        {say('shops.limitsSet')}
      </Button>
    </Form>
  );
}
