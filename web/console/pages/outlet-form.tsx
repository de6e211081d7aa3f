import { Alert, Button, Checkbox, Form, Input, Space } from 'antd';
import type { ReactNode } from 'react';
import { languageNames, languages } from '../../language/index.ts';
import { useSending } from '../../reading/index.ts';
import { Block } from '../layout/block.tsx';
import { ProblemNote } from '../layout/problem-note.tsx';
import { Choice } from '../parts/choice.tsx';
import { DegreesFields } from '../parts/degrees-fields.tsx';
import { degreesOf, microOf } from '../parts/micro-degrees.ts';
import { outletFlawOf } from '../parts/outlet-flaw.ts';
import { useConsole } from '../state/console-context.tsx';
import type { OutletDesk } from '../state/staff-channel.ts';
import type { Outlet } from './outlet-rows.tsx';

const kinds = ['shop', 'hall', 'kiosk', 'atm'] as const;
const services = ['cash', 'card', 'qr', 'voucher', 'sim', 'registration'] as const;

/** What the form holds: what the contract wants, with texts where people type. */
interface Written
  extends Pick<Outlet, 'code' | 'name' | 'address' | 'kind' | 'district' | 'hours'> {
  readonly latitude: string;
  readonly longitude: string;
  readonly services: Outlet['services'];
  readonly languages: Outlet['languages'];
  readonly phone?: string;
  readonly sellsAs?: string;
}

function writtenOf(outlet: Outlet | undefined): Partial<Written> {
  if (!outlet) return { services: ['cash'], languages: ['zh-Hant'] };
  const { latitudeMicro, longitudeMicro, phone, sellsAs } = outlet;
  return {
    ...outlet,
    latitude: degreesOf(latitudeMicro),
    longitude: degreesOf(longitudeMicro),
    phone: phone ?? '',
    sellsAs: sellsAs ?? '',
  };
}

function bodyOf(written: Written) {
  const { code: _, latitude, longitude, phone = '', sellsAs = '', ...said } = written;
  return {
    ...said,
    latitudeMicro: microOf(latitude),
    longitudeMicro: microOf(longitude),
    phone: phone.trim() || null,
    sellsAs: sellsAs.trim() || null,
  };
}

interface OutletFormProps {
  readonly districts: OutletDesk['districts'];
  /** Which is changed; undefined for a new one. */
  readonly outlet: Outlet | undefined;
  readonly onSaved: () => void;
  readonly onLeave: () => void;
}

/** One outlet, new or anew. One that was withdrawn stands again once it is saved. */
export function OutletForm({ districts, outlet, onSaved, onLeave }: OutletFormProps): ReactNode {
  const { say, call } = useConsole();
  const [form] = Form.useForm<Written>();
  const { sending, problem } = useSending(() => {
    form.resetFields();
    onSaved();
  });
  const flaw = outletFlawOf(problem);
  const save = (written: Written): void => {
    const params = { code: written.code.trim() };
    sending.send(call('saveOutlet', { params, body: bodyOf(written) }));
  };
  const title = outlet ? say('outlets.changing', { code: outlet.code }) : say('outlets.new');
  return (
    <Block title={title}>
      {flaw && <Alert type="warning" showIcon title={say(`outlets.flaw.${flaw}`)} />}
      {problem && !flaw && <ProblemNote problem={problem} />}
      <Form
        name="outlet"
        form={form}
        className="card"
        layout="vertical"
        requiredMark={false}
        initialValues={writtenOf(outlet)}
        onFinish={save}
      >
        <WhatItIs districts={districts} isNew={!outlet} />
        <WhereItIs />
        <WhatIsDone />
        <Space wrap>
          <Button type="primary" htmlType="submit" loading={sending.isBusy}>
            {say('outlets.save')}
          </Button>
          {outlet && <Button onClick={onLeave}>{say('outlets.leave')}</Button>}
        </Space>
      </Form>
    </Block>
  );
}

function useNeeded() {
  const { say } = useConsole();
  return [{ required: true, message: say('signIn.missing') }];
}

interface WhatItIsProps extends Pick<OutletFormProps, 'districts'> {
  readonly isNew: boolean;
}

function WhatItIs({ districts, isNew }: WhatItIsProps): ReactNode {
  const { say, language } = useConsole();
  const needed = useNeeded();
  const code = { pattern: /^[a-z0-9][a-z0-9-]{1,49}$/, message: say('outlets.codeHint') };
  const places = districts.map((one) => ({ value: one.code, label: one.name[language] }));
  const kindChoices = kinds.map((kind) => ({ value: kind, label: say(`outlets.kind.${kind}`) }));
  return (
    <div className="fields">
      <Form.Item
        name="code"
        label={say('outlets.code')}
        extra={say('outlets.codeHint')}
        rules={[...needed, code]}
      >
        <Input autoComplete="off" readOnly={!isNew} />
      </Form.Item>
      <Form.Item name="kind" label={say('outlets.kind')} rules={needed}>
        <Choice options={kindChoices} />
      </Form.Item>
      <Form.Item name="district" label={say('outlets.district')} rules={needed}>
        <Choice options={places} />
      </Form.Item>
    </div>
  );
}

function WhereItIs(): ReactNode {
  const { say } = useConsole();
  const needed = useNeeded();
  return (
    <div className="fields">
      {(['name', 'address'] as const).map((part) =>
        languages.map((language) => (
          <Form.Item
            key={`${part} ${language}`}
            name={[part, language]}
            label={say(`outlets.${part}In`, { language: languageNames[language] })}
            rules={needed}
          >
            <Input autoComplete="off" lang={language} maxLength={200} />
          </Form.Item>
        )),
      )}
      <DegreesFields />
    </div>
  );
}

function WhatIsDone(): ReactNode {
  const { say } = useConsole();
  const needed = useNeeded();
  // Not `required`: the library would say so of a group in a way that screen readers do not know.
  const oneAtLeast = [{ type: 'array' as const, min: 1, message: say('signIn.missing') }];
  const done = services.map((one) => ({ value: one, label: say(`outlets.service.${one}`) }));
  const spoken = languages.map((one) => ({ value: one, label: languageNames[one] }));
  return (
    <>
      <Form.Item
        name="hours"
        label={say('outlets.hours')}
        extra={say('outlets.hoursHint')}
        rules={needed}
      >
        <Input autoComplete="off" maxLength={200} />
      </Form.Item>
      <Form.Item name="services" label={say('outlets.services')} rules={oneAtLeast}>
        <Checkbox.Group options={done} />
      </Form.Item>
      <Form.Item name="languages" label={say('outlets.languages')} rules={oneAtLeast}>
        <Checkbox.Group options={spoken} />
      </Form.Item>
      <Form.Item name="phone" label={say('outlets.phone')}>
        <Input type="tel" autoComplete="off" maxLength={21} />
      </Form.Item>
      <Form.Item name="sellsAs" label={say('outlets.sellsAs')} extra={say('outlets.sellsAsHint')}>
        <Input autoComplete="off" maxLength={60} />
      </Form.Item>
    </>
  );
}
