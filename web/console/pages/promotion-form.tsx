import { Button, Checkbox, Form, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import type { Sending } from '../../reading/index.ts';
import { type Channel, channelName, channels } from '../parts/channel-name.ts';
import { useConsole } from '../state/console-context.tsx';

interface Typed {
  readonly code: string;
  readonly en: string;
  readonly zhHant: string;
  readonly zhHans: string;
  readonly kind: 'bonus' | 'discount';
  readonly percent: string;
  readonly most: string;
  readonly least: string;
  readonly budget: string;
  readonly validDays?: string;
  readonly from: string;
  readonly until: string;
  readonly channels: Channel[];
  readonly secretCode?: string;
  readonly uses?: string;
  readonly isCombinable?: boolean;
  readonly isFirstOnly?: boolean;
}

function bodyOf(typed: Typed) {
  const { code, en, zhHant, zhHans, kind, from, until, secretCode = '', uses = '' } = typed;
  return {
    code,
    name: { en, 'zh-Hant': zhHant, 'zh-Hans': zhHans },
    kind,
    channels: typed.channels,
    basisPoints: Math.round(Number(typed.percent) * 100),
    mostMinor: Number(typed.most) * 100,
    leastMinor: Number(typed.least) * 100,
    budgetMinor: Number(typed.budget) * 100,
    validDays: kind === 'bonus' ? Number(typed.validDays ?? 0) : 0,
    from,
    until,
    isCombinable: typed.isCombinable ?? false,
    isFirstOnly: typed.isFirstOnly ?? false,
    ...(secretCode === '' ? {} : { secretCode: secretCode.toUpperCase() }),
    ...(uses === '' ? {} : { usesPerPerson: Number(uses) }),
  };
}

interface FormProps {
  readonly sending: Sending;
}

/** What one person proposes and another activates; nothing is chosen before they choose. */
export function PromotionForm({ sending }: FormProps): ReactNode {
  const { say, call } = useConsole();
  return (
    <Form<Typed>
      className="card"
      layout="vertical"
      requiredMark={false}
      onFinish={(typed) => sending.send(call('proposePromotion', { body: bodyOf(typed) }))}
    >
      <div className="fields">
        <Names />
        <Amounts />
        <Limits />
      </div>
      <Form.Item name="channels" label={say('promotions.where')} rules={useRules().some}>
        <Checkbox.Group
          options={channels.map((one) => ({ value: one, label: channelName(one, say) }))}
        />
      </Form.Item>
      <Form.Item name="isCombinable" valuePropName="checked">
        <Checkbox>{say('promotions.mayCombine')}</Checkbox>
      </Form.Item>
      <Form.Item name="isFirstOnly" valuePropName="checked">
        <Checkbox>{say('promotions.firstOnly')}</Checkbox>
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={sending.isBusy}>
        {say('promotions.propose')}
      </Button>
    </Form>
  );
}

/** What each kind of field has to hold. */
function useRules() {
  const { say } = useConsole();
  const message = say('signIn.missing');
  const any = [{ required: true, message }];
  const shaped = (pattern: RegExp) => [...any, { pattern, message }];
  // Not called required, which assistive technology knows of no group of boxes.
  const some = {
    type: 'array',
    min: 1,
    transform: (given: unknown) => given ?? [],
    message,
  } as const;
  return {
    any,
    some: [some],
    code: shaped(/^[a-z][a-z0-9_]{0,39}$/),
    dollars: shaped(/^\d{1,7}$/),
    percent: shaped(/^\d{1,3}(\.\d{1,2})?$/),
    secretCode: [{ pattern: /^[A-Za-z0-9]{4,20}$/, message }],
    count: [{ pattern: /^[1-9]\d{0,3}$/, message }],
  };
}

function Names(): ReactNode {
  const { say } = useConsole();
  const { code, any } = useRules();
  return (
    <>
      <Text name="code" label={say('promotions.code')} rules={code} />
      <Text name="en" label={say('promotions.nameEn')} rules={any} />
      <Text name="zhHant" label={say('promotions.nameHant')} rules={any} />
      <Text name="zhHans" label={say('promotions.nameHans')} rules={any} />
    </>
  );
}

function Amounts(): ReactNode {
  const { say } = useConsole();
  const { any, percent, dollars, count } = useRules();
  const kind = Form.useWatch<Typed['kind'] | undefined>('kind');
  return (
    <>
      <Form.Item name="kind" label={say('promotions.kind')} rules={any}>
        <Radio.Group>
          <Radio value="bonus">{say('promotions.kind.bonus')}</Radio>
          <Radio value="discount">{say('promotions.kind.discount')}</Radio>
        </Radio.Group>
      </Form.Item>
      {kind === 'bonus' && (
        <Text name="validDays" label={say('promotions.validDays')} rules={[...any, ...count]} />
      )}
      <Text name="percent" label={say('promotions.percent')} rules={percent} />
      <Text name="most" label={say('promotions.most')} rules={dollars} />
      <Text name="least" label={say('promotions.least')} rules={dollars} />
      <Text name="budget" label={say('promotions.budgetHkd')} rules={dollars} />
    </>
  );
}

function Limits(): ReactNode {
  const { say } = useConsole();
  const { any, secretCode, count } = useRules();
  return (
    <>
      <Text name="from" type="date" label={say('promotions.from')} rules={any} />
      <Text name="until" type="date" label={say('promotions.until')} rules={any} />
      <Text name="secretCode" label={say('promotions.secretCode')} rules={secretCode} />
      <Text name="uses" label={say('promotions.uses')} rules={count} />
    </>
  );
}

interface TextProps {
  readonly name: keyof Typed;
  readonly label: string;
  readonly rules: readonly { readonly message: string }[];
  readonly type?: 'date';
}

function Text({ name, label, rules, type }: TextProps): ReactNode {
  return (
    <Form.Item name={name} label={label} rules={[...rules]}>
      <Input autoComplete="off" maxLength={80} {...(type ? { type } : {})} />
    </Form.Item>
  );
}
