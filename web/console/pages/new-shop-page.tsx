import { Button, Checkbox, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { typedDigits } from '../../client/index.ts';
import { languageNames, languages } from '../../language/index.ts';
import { useSending } from '../../reading/index.ts';
import { Block } from '../layout/block.tsx';
import { ProblemNote } from '../layout/problem-note.tsx';
import { Choice } from '../parts/choice.tsx';
import { pageAddress } from '../routes.ts';
import { useConsole } from '../state/console-context.tsx';
import { type Shops, ShopsFrame } from './shops-frame.tsx';

/** A shop or a chain is opened; its own page is where it goes on. */
export function NewShopPage(): ReactNode {
  const { say } = useConsole();
  return (
    <ShopsFrame>
      {({ resellers, tiers }) => (
        <Block title={say('shops.new')}>
          <NewShop resellers={resellers} tiers={tiers} />
        </Block>
      )}
    </ShopsFrame>
  );
}

interface WrittenShop {
  readonly name: string;
  readonly kind: 'agent' | 'chain';
  readonly tier: string;
  readonly parent?: string;
  readonly sharesFloat?: boolean;
  readonly number?: string;
  readonly language: 'en' | 'zh-Hant' | 'zh-Hans';
  readonly tills: string;
}

type NewShopProps = Pick<Shops, 'resellers' | 'tiers'>;

function NewShop({ resellers, tiers }: NewShopProps): ReactNode {
  const { say, call } = useConsole();
  const [, go] = useLocation();
  const { sending, problem } = useSending(() => undefined);
  const open = async (written: WrittenShop): Promise<void> => {
    const { parent = '', number = '', sharesFloat = false, ...given } = written;
    const tills = given.tills.split(/[,，、]/).flatMap((till) => till.trim() || []);
    const told = { parent: parent || null, number: typedDigits(number) ? number.trim() : null };
    const opening = call('openShop', { body: { ...given, ...told, sharesFloat, tills } });
    sending.send(opening);
    const result = await opening;
    if (result.isOk) go(pageAddress('shop', { shop: result.answer.id }));
  };
  return (
    <Form
      name="shop"
      className="card"
      layout="vertical"
      requiredMark={false}
      initialValues={{ kind: 'agent', language: 'zh-Hant', tills: '1', parent: '' }}
      onFinish={(written: WrittenShop) => void open(written)}
    >
      {problem && <ProblemNote problem={problem} />}
      <ShopFields resellers={resellers} tiers={tiers} />
      <Form.Item name="sharesFloat" valuePropName="checked">
        <Checkbox>{say('shops.sharesFloat')}</Checkbox>
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={sending.isBusy}>
        {say('shops.openIt')}
      </Button>
    </Form>
  );
}

function ShopFields({ resellers, tiers }: NewShopProps): ReactNode {
  const { say, language } = useConsole();
  const needed = [{ required: true, whitespace: true, message: say('signIn.missing') }];
  const chains = resellers.filter(({ kind }) => kind === 'chain');
  return (
    <div className="fields">
      <Form.Item name="name" label={say('column.name')} rules={needed}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name="kind" label={say('shops.kind')} rules={needed}>
        <Choice
          options={(['agent', 'chain'] as const).map((kind) => {
            return { value: kind, label: say(`shops.kind.${kind}`) };
          })}
        />
      </Form.Item>
      <Form.Item name="tier" label={say('shops.tier')} rules={needed}>
        <Choice options={tiers.map(({ code, name }) => ({ value: code, label: name[language] }))} />
      </Form.Item>
      <Form.Item name="parent" label={say('shops.under')}>
        <Choice
          none={say('shops.underNobody')}
          options={chains.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="number" label={say('shops.number')}>
        <Input type="tel" maxLength={24} autoComplete="off" />
      </Form.Item>
      <Form.Item name="language" label={say('nav.language')} rules={needed}>
        <Choice options={languages.map((one) => ({ value: one, label: languageNames[one] }))} />
      </Form.Item>
      <Form.Item name="tills" label={say('shops.tills')} rules={needed}>
        <Input maxLength={400} autoComplete="off" />
      </Form.Item>
    </div>
  );
}
