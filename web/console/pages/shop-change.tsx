import { Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { typedDigits } from '../../client/index.ts';
import { languageNames, languages } from '../../language/index.ts';
import { useSending } from '../../reading/index.ts';
import { ProblemNote } from '../layout/problem-note.tsx';
import { Choice } from '../parts/choice.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { Reseller, Shops } from './shops-frame.tsx';

interface ShopChangeProps extends Pick<Shops, 'tiers'> {
  readonly shop: Reseller;
  readonly onDone: () => void;
}

interface Written {
  readonly name: string;
  readonly tier: string;
  readonly number?: string;
  readonly language: Reseller['language'];
}

/** What a reseller is called, its tier, and where and how it is told, with what is set. */
export function ShopChange({ shop, tiers, onDone }: ShopChangeProps): ReactNode {
  const { say, call, language } = useConsole();
  const { sending, problem } = useSending(onDone);
  const change = ({ number = '', ...written }: Written): void => {
    const body = { ...written, number: typedDigits(number) ? number.trim() : null };
    sending.send(call('changeShop', { params: { reseller: shop.id }, body }));
  };
  const needed = [{ required: true, whitespace: true, message: say('signIn.missing') }];
  const { name, tier, number, language: spoken } = shop;
  return (
    <Form
      // Anew with what is set, once that is another.
      key={[name, tier, number, spoken].join(' ')}
      name="change"
      className="card"
      layout="vertical"
      requiredMark={false}
      initialValues={{ name, tier, number: number ?? '', language: spoken }}
      onFinish={change}
    >
      {problem && <ProblemNote problem={problem} />}
      <div className="fields">
        <Form.Item name="name" label={say('column.name')} rules={needed}>
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        <Form.Item name="tier" label={say('shops.tier')} rules={needed}>
          <Choice options={tiers.map((one) => ({ value: one.code, label: one.name[language] }))} />
        </Form.Item>
        <Form.Item name="number" label={say('shops.number')}>
          <Input type="tel" maxLength={24} autoComplete="off" />
        </Form.Item>
        <Form.Item name="language" label={say('nav.language')} rules={needed}>
          <Choice options={languages.map((one) => ({ value: one, label: languageNames[one] }))} />
        </Form.Item>
      </div>
      <Button type="primary" htmlType="submit" loading={sending.isBusy}>
        {say('shops.changeIt')}
      </Button>
    </Form>
  );
}
