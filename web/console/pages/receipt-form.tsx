import { Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { isPlausibleNumber, typedDigits } from '../../client/index.ts';
import { useConsole } from '../state/console-context.tsx';
import type { FoundReceipt } from '../state/staff-channel.ts';

const kinds: readonly FoundReceipt['kind'][] = [
  'topup',
  'voucher',
  'purchase',
  'renewal',
  'fee',
  'adjustment',
  'closing',
  'voucher_sale',
  'voucher_undone',
  'refund',
  'undo',
  'taken_back',
  'put_back',
];

const names = ['number', 'text', 'from', 'until'] as const;

/** What is looked for, as the server is asked; nothing that is empty. */
export type WantedReceipts = Readonly<
  Partial<Record<(typeof names)[number], string>> & { kind?: FoundReceipt['kind'] }
>;

/** What an address asks for. */
export function wantedIn(asked: URLSearchParams): WantedReceipts {
  const given = names.flatMap((name) => {
    const text = asked.get(name)?.trim() ?? '';
    return text === '' ? [] : [[name, text] as const];
  });
  const kind = kinds.find((one) => one === asked.get('kind'));
  return { ...Object.fromEntries(given), ...(kind && { kind }) };
}

const nothing = { number: '', text: '', kind: '', from: '', until: '' };

type Typed = typeof nothing;

interface FormProps {
  readonly wanted: WantedReceipts;
  readonly onLook: (wanted: WantedReceipts) => void;
}

export function ReceiptForm({ wanted, onLook }: FormProps): ReactNode {
  const { say } = useConsole();
  const plausible = {
    validator: (_: unknown, text = '') =>
      text.trim() === '' || isPlausibleNumber(text)
        ? Promise.resolve()
        : Promise.reject(new Error(say('receipts.numberWrong'))),
  };
  const look = (typed: Typed): void => {
    const { number } = typed;
    const said = { ...typed, number: number.trim() === '' ? '' : typedDigits(number) };
    onLook(wantedIn(new URLSearchParams(said)));
  };
  return (
    <Form
      name="receipts"
      className="card"
      layout="vertical"
      role="search"
      requiredMark={false}
      validateTrigger="onSubmit"
      initialValues={{ ...nothing, ...wanted }}
      onFinish={look}
    >
      <div className="fields">
        <Form.Item name="number" label={say('receipts.number')} rules={[plausible]}>
          <Input type="tel" inputMode="tel" autoComplete="off" maxLength={40} />
        </Form.Item>
        <Form.Item name="text" label={say('receipts.text')} extra={say('receipts.textHint')}>
          <Input autoComplete="off" maxLength={64} />
        </Form.Item>
        <Form.Item name="kind" label={say('receipts.kind')}>
          <KindChoice />
        </Form.Item>
        <Form.Item name="from" label={say('receipts.from')}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="until" label={say('receipts.until')}>
          <Input type="date" />
        </Form.Item>
      </div>
      <Button type="primary" htmlType="submit">
        {say('receipts.look')}
      </Button>
    </Form>
  );
}

interface ChoiceProps {
  /** Given by the form's item around it. */
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (kind: string) => void;
}

function KindChoice({ id, value = '', onChange }: ChoiceProps): ReactNode {
  const { say } = useConsole();
  return (
    <select
      className="choice"
      id={id}
      value={value}
      onChange={({ target }) => onChange?.(target.value)}
    >
      <option value="">{say('receipts.all')}</option>
      {kinds.map((kind) => (
        <option key={kind} value={kind}>
          {say(`receipts.of.${kind}`)}
        </option>
      ))}
    </select>
  );
}
