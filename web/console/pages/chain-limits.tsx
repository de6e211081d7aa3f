import { Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useSending } from '../../reading/index.ts';
import { ProblemNote } from '../layout/problem-note.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { Reseller } from './shops-frame.tsx';

type Limit = Reseller['limits']['day'];

interface ChainLimitsProps {
  readonly shop: Reseller;
  readonly onDone: () => void;
}

interface Written {
  readonly day?: string;
  readonly month?: string;
}

const cents = 100;

function dollarsOf(limit: Limit): string {
  return limit ? String(Math.floor(limit.amountMinor / cents)) : '';
}

function minorOf(dollars: string | undefined): number | null {
  return dollars ? Number(dollars) * cents : null;
}

/** What all shops of a chain may sell together, with what is set. */
export function ChainLimits({ shop: { id, limits }, onDone }: ChainLimitsProps): ReactNode {
  const { say, call } = useConsole();
  const { sending, problem } = useSending(onDone);
  const set = ({ day, month }: Written): void => {
    const body = { dayMinor: minorOf(day), monthMinor: minorOf(month) };
    sending.send(call('limitChain', { params: { reseller: id }, body }));
  };
  const digits = { pattern: /^\d{1,10}$/, message: say('signIn.missing') };
  return (
    <Form
      name="limits"
      className="card"
      layout="vertical"
      requiredMark={false}
      initialValues={{ day: dollarsOf(limits.day), month: dollarsOf(limits.month) }}
      onFinish={set}
    >
      {problem && <ProblemNote problem={problem} />}
      <p>{say('shops.limitsHint')}</p>
      <div className="fields">
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
