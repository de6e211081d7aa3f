import { Alert, Button, Checkbox, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { typedDigits } from '../../client/index.ts';
import { languageNames, languages } from '../../language/index.ts';
import { useSending } from '../../reading/index.ts';
import { Block } from '../layout/block.tsx';
import { ProblemNote } from '../layout/problem-note.tsx';
import { Choice } from '../parts/choice.tsx';
import { LineForm } from '../parts/line-form.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { Answer } from '../state/staff-channel.ts';
import { ChainLimits } from './chain-limits.tsx';
import { ShopPlace } from './shop-place.tsx';
import { ShopStops } from './shop-stops.tsx';
import { TierLimits } from './tier-limits.tsx';

type Shops = Answer<'readShops'>;

interface ShopFormsProps extends Pick<Shops, 'resellers' | 'tiers'> {
  readonly onDone: () => void;
}

/** A shop is opened, and somebody stands at its tills. */
export function ShopForms({ resellers, tiers, onDone }: ShopFormsProps): ReactNode {
  const { say } = useConsole();
  return (
    <>
      <Block title={say('shops.new')}>
        <NewShop resellers={resellers} tiers={tiers} onDone={onDone} />
      </Block>
      <Block title={say('shops.place')}>
        <ShopPlace resellers={resellers} onDone={onDone} />
      </Block>
      <Block title={say('shops.limits')}>
        <ChainLimits resellers={resellers} onDone={onDone} />
      </Block>
      <Block title={say('shops.tierLimits')}>
        <TierLimits tiers={tiers} onDone={onDone} />
      </Block>
      <Block title={say('shops.people')}>
        <People resellers={resellers} />
      </Block>
      <Block title={say('shops.stops')}>
        <ShopStops resellers={resellers} />
      </Block>
    </>
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

function NewShop({ resellers, tiers, onDone }: ShopFormsProps): ReactNode {
  const { say, call } = useConsole();
  const [form] = Form.useForm<WrittenShop>();
  const { sending, problem } = useSending(() => {
    form.resetFields();
    onDone();
  });
  const open = ({ parent = '', number = '', sharesFloat = false, ...given }: WrittenShop): void => {
    const tills = given.tills.split(/[,，、]/).flatMap((till) => till.trim() || []);
    const told = { parent: parent || null, number: typedDigits(number) ? number.trim() : null };
    sending.send(call('openShop', { body: { ...given, ...told, sharesFloat, tills } }));
  };
  return (
    <Form
      name="shop"
      form={form}
      className="card"
      layout="vertical"
      requiredMark={false}
      initialValues={{ kind: 'agent', language: 'zh-Hant', tills: '1', parent: '' }}
      onFinish={open}
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

function ShopFields({ resellers, tiers }: Pick<Shops, 'resellers' | 'tiers'>): ReactNode {
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

interface WrittenPerson {
  readonly reseller: string;
  readonly login: string;
  readonly name: string;
  readonly isSupervisor?: boolean;
}

/** Whose PIN was just made; it is shown once. */
interface Made {
  readonly login: string;
  readonly pin: string;
}

function People({ resellers }: Pick<Shops, 'resellers'>): ReactNode {
  const { say, call } = useConsole();
  const [made, setMade] = useState<Made>();
  const [form] = Form.useForm<WrittenPerson>();
  const { sending, problem } = useSending(() => form.resetFields());
  const needed = [{ required: true, whitespace: true, message: say('signIn.missing') }];
  const show = async (login: string, work: ReturnType<typeof add>): Promise<void> => {
    setMade(undefined);
    sending.send(work);
    const result = await work;
    if (result.isOk) setMade({ login, pin: result.answer.pin });
  };
  const add = ({ reseller, isSupervisor = false, ...given }: WrittenPerson) =>
    call('addShopOperator', { params: { reseller }, body: { ...given, isSupervisor } });
  return (
    <>
      {problem && <ProblemNote problem={problem} />}
      <div role="status">
        {made && <Alert type="info" title={say('shops.pinNow', { ...made })} />}
      </div>
      <Form
        name="person"
        form={form}
        className="card"
        layout="vertical"
        requiredMark={false}
        onFinish={(person: WrittenPerson) => void show(person.login, add(person))}
      >
        <div className="fields">
          <Form.Item name="reseller" label={say('shops.at')} rules={needed}>
            <Choice options={resellers.map(({ id, name }) => ({ value: id, label: name }))} />
          </Form.Item>
          <Form.Item name="login" label={say('signIn.login')} rules={needed}>
            <Input maxLength={40} autoComplete="off" />
          </Form.Item>
          <Form.Item name="name" label={say('shops.personName')} rules={needed}>
            <Input maxLength={80} autoComplete="off" />
          </Form.Item>
        </div>
        <Form.Item name="isSupervisor" valuePropName="checked">
          <Checkbox>{say('shops.isSupervisor')}</Checkbox>
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={sending.isBusy}>
          {say('shops.addPerson')}
        </Button>
      </Form>
      <LineForm
        fields={[{ name: 'login', label: say('signIn.login') }]}
        send={say('shops.renewPin')}
        missing={say('signIn.missing')}
        isBusy={sending.isBusy}
        onSend={({ login = '' }) => void show(login, call('renewShopPin', { params: { login } }))}
      />
    </>
  );
}
