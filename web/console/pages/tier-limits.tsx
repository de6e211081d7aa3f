import { Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useSending } from '../../reading/index.ts';
import { ProblemNote } from '../layout/problem-note.tsx';
import { Choice } from '../parts/choice.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { Answer } from '../state/staff-channel.ts';

type Tier = Answer<'readShops'>['tiers'][number];

interface TierLimitsProps {
  readonly tiers: readonly Tier[];
  readonly onDone: () => void;
}

const fields = [
  'dayCount',
  'dayMoney',
  'weekCount',
  'weekMoney',
  'monthCount',
  'monthMoney',
] as const;
type Limits = Readonly<Record<(typeof fields)[number], string>>;

interface Written extends Partial<Limits> {
  readonly tier: string;
}

const cents = 100;

function shown({ dayCount, day, weekCount, week, monthCount, month }: Tier): Limits {
  const dollars = (money: Tier['week']): string =>
    money ? String(Math.floor(money.amountMinor / cents)) : '';
  return {
    dayCount: String(dayCount),
    dayMoney: dollars(day),
    weekCount: weekCount === null ? '' : String(weekCount),
    weekMoney: dollars(week),
    monthCount: String(monthCount),
    monthMoney: dollars(month),
  };
}

const counted = (text: string | undefined): number | null => (text ? Number(text) : null);
const minor = (text: string | undefined): number | null => (text ? Number(text) * cents : null);

function limitsIn(written: Partial<Limits>) {
  return {
    dayCount: counted(written.dayCount) ?? 0,
    dayMinor: minor(written.dayMoney) ?? 0,
    weekCount: counted(written.weekCount),
    weekMinor: minor(written.weekMoney),
    monthCount: counted(written.monthCount) ?? 0,
    monthMinor: minor(written.monthMoney) ?? 0,
  };
}

/** How much each shop of a tier may sell; choosing a tier shows what is set. */
export function TierLimits({ tiers, onDone }: TierLimitsProps): ReactNode {
  const { say, call, language } = useConsole();
  const [form] = Form.useForm<Written>();
  const { sending, problem } = useSending(() => {
    form.resetFields();
    onDone();
  });
  const show = (code: string): void => {
    const known = tiers.find((one) => one.code === code);
    if (known) form.setFieldsValue(shown(known));
  };
  const set = ({ tier, ...written }: Written): void => {
    const body = limitsIn(written);
    sending.send(call('limitTier', { params: { tier }, body }));
  };
  const missing = { required: true, message: say('signIn.missing') };
  return (
    <Form
      name="tier-limits"
      form={form}
      className="card"
      layout="vertical"
      requiredMark={false}
      onValuesChange={({ tier }: Partial<Written>) => tier && show(tier)}
      onFinish={set}
    >
      {problem && <ProblemNote problem={problem} />}
      <p>{say('shops.tierLimitsHint')}</p>
      <div className="fields">
        <Form.Item name="tier" label={say('shops.tier')} rules={[missing]}>
          <Choice
            options={tiers.map(({ code, name }) => ({ value: code, label: name[language] }))}
          />
        </Form.Item>
        {fields.map((name) => (
          <Form.Item
            key={name}
            name={name}
            label={say(`shops.${name}`)}
            rules={[
              { pattern: /^\d{1,9}$/, message: say('signIn.missing') },
              ...(name.startsWith('week') ? [] : [missing]),
            ]}
          >
            <Input inputMode="numeric" autoComplete="off" />
          </Form.Item>
        ))}
      </div>
      <Button type="primary" htmlType="submit" loading={sending.isBusy}>
        {say('shops.limitsSet')}
      </Button>
    </Form>
  );
}
