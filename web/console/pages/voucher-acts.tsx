import { Alert, Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Result } from '../../client/index.ts';
import { useSending } from '../../reading/index.ts';
import { ProblemNote } from '../layout/problem-note.tsx';
import { Choice } from '../parts/choice.tsx';
import { countText } from '../parts/count-text.ts';
import { useConsole } from '../state/console-context.tsx';
import type { VoucherBatch } from '../state/staff-channel.ts';

const acts = ['activate', 'block', 'unblock'] as const;

interface Written {
  readonly batch: string;
  readonly act: (typeof acts)[number];
  readonly first: string;
  readonly last: string;
  readonly why?: string;
}

interface VoucherActsProps {
  readonly batches: readonly VoucherBatch[];
  readonly onDone: () => void;
}

/**
 * What is done with a part of a batch. Stopping needs one person, for it hurries; selling and
 * freeing need two.
 */
export function VoucherActs({ batches, onDone }: VoucherActsProps): ReactNode {
  const { say, call } = useConsole();
  const [form] = Form.useForm<Written>();
  const [changed, setChanged] = useState<number>();
  const { sending, problem } = useSending(() => {
    form.resetFields();
    onDone();
  });
  const counting = async (work: Promise<Result<{ readonly changed: number }>>) => {
    const result = await work;
    setChanged(result.isOk ? result.answer.changed : undefined);
    return result;
  };
  const send = ({ batch, act, why = '', ...typed }: Written): void => {
    const params = { batch };
    const body = { first: Number(typed.first), last: Number(typed.last) };
    setChanged(undefined);
    const does = {
      activate: () => call('proposeActivation', { params, body }),
      block: () => counting(call('blockVouchers', { params, body: { ...body, why } })),
      unblock: () => counting(call('unblockVouchers', { params, body })),
    };
    sending.send(does[act]());
  };
  return (
    <>
      {problem && <ProblemNote problem={problem} />}
      <div role="status">
        {changed !== undefined && (
          <Alert type="info" title={say('vouchers.changed', { count: countText(changed) })} />
        )}
      </div>
      <Form
        name="act"
        form={form}
        className="card"
        layout="vertical"
        requiredMark={false}
        onFinish={send}
      >
        <ActFields batches={batches} />
        <Button type="primary" htmlType="submit" loading={sending.isBusy}>
          {say('vouchers.do')}
        </Button>
      </Form>
    </>
  );
}

function ActFields({ batches }: Pick<VoucherActsProps, 'batches'>): ReactNode {
  const { say } = useConsole();
  const act = Form.useWatch<Written['act'] | undefined>('act');
  const needed = [{ required: true, message: say('signIn.missing') }];
  const number = [...needed, { pattern: /^[1-9]\d{0,6}$/, message: say('vouchers.partWrong') }];
  const options = batches.map(({ batch, label }) => {
    return { value: String(batch), label: `${batch} · ${label}` };
  });
  return (
    <div className="fields">
      <Form.Item name="act" label={say('vouchers.what')} rules={needed}>
        <Choice options={acts.map((one) => ({ value: one, label: say(`vouchers.${one}`) }))} />
      </Form.Item>
      <Form.Item name="batch" label={say('vouchers.batch')} rules={needed}>
        <Choice options={options} />
      </Form.Item>
      <Form.Item name="first" label={say('vouchers.first')} rules={number}>
        <Input inputMode="numeric" autoComplete="off" maxLength={7} />
      </Form.Item>
      <Form.Item name="last" label={say('vouchers.last')} rules={number}>
        <Input inputMode="numeric" autoComplete="off" maxLength={7} />
      </Form.Item>
      {act === 'block' && (
        <Form.Item name="why" label={say('vouchers.why')} rules={needed}>
          <Input autoComplete="off" maxLength={200} />
        </Form.Item>
      )}
    </div>
  );
}
