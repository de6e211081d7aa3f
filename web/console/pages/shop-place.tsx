import { Button, Form, Input, Space } from 'antd';
import type { ReactNode } from 'react';
import { useSending } from '../../reading/index.ts';
import { ProblemNote } from '../layout/problem-note.tsx';
import { Choice } from '../parts/choice.tsx';
import { DegreesFields } from '../parts/degrees-fields.tsx';
import { degreesOf, microOf } from '../parts/micro-degrees.ts';
import { useConsole } from '../state/console-context.tsx';
import type { Answer } from '../state/staff-channel.ts';

type Reseller = Answer<'readShops'>['resellers'][number];

interface ShopPlaceProps {
  readonly resellers: readonly Reseller[];
  readonly onDone: () => void;
}

interface Written {
  readonly reseller: string;
  readonly latitude: string;
  readonly longitude: string;
  readonly metres: string;
}

/** Where the tills of a shop are; choosing a shop shows what is set. */
export function ShopPlace({ resellers, onDone }: ShopPlaceProps): ReactNode {
  const { say, call } = useConsole();
  const [form] = Form.useForm<Written>();
  const { sending, problem } = useSending(() => {
    form.resetFields();
    onDone();
  });
  const chosen = Form.useWatch('reseller', form);
  const place = resellers.find(({ id }) => id === chosen)?.place ?? null;
  const show = (reseller: string): void => {
    const known = resellers.find(({ id }) => id === reseller)?.place;
    form.setFieldsValue({
      latitude: known ? degreesOf(known.latitudeMicro) : '',
      longitude: known ? degreesOf(known.longitudeMicro) : '',
      metres: known ? String(known.withinMetres) : '200',
    });
  };
  const set = ({ reseller, latitude, longitude, metres }: Written): void => {
    const position = { latitudeMicro: microOf(latitude), longitudeMicro: microOf(longitude) };
    const body = { place: { ...position, withinMetres: Number(metres) } };
    sending.send(call('placeShop', { params: { reseller }, body }));
  };
  const clear = (): void => {
    if (chosen)
      sending.send(call('placeShop', { params: { reseller: chosen }, body: { place: null } }));
  };
  return (
    <Form
      name="place"
      form={form}
      className="card"
      layout="vertical"
      requiredMark={false}
      onValuesChange={({ reseller }: Partial<Written>) => reseller && show(reseller)}
      onFinish={set}
    >
      {problem && <ProblemNote problem={problem} />}
      <p>{say('shops.placeHint')}</p>
      <PlaceFields resellers={resellers} />
      <Space wrap>
        <Button type="primary" htmlType="submit" loading={sending.isBusy}>
          {say('shops.placeSet')}
        </Button>
        {place && (
          <Button disabled={sending.isBusy} onClick={clear}>
            {say('shops.placeClear')}
          </Button>
        )}
      </Space>
    </Form>
  );
}

function PlaceFields({ resellers }: Pick<ShopPlaceProps, 'resellers'>): ReactNode {
  const { say } = useConsole();
  const needed = { required: true, message: say('signIn.missing') };
  const sells = resellers.filter(({ kind }) => kind === 'agent' || kind === 'chain');
  return (
    <div className="fields">
      <Form.Item name="reseller" label={say('shops.at')} rules={[needed]}>
        <Choice options={sells.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      <DegreesFields />
      <Form.Item
        name="metres"
        label={say('shops.placeMetres')}
        rules={[
          needed,
          {
            pattern: /^(?:[5-9]\d|[1-9]\d{2,3}|[1-4]\d{4}|50000)$/,
            message: say('shops.placeRange'),
          },
        ]}
      >
        <Input inputMode="numeric" autoComplete="off" />
      </Form.Item>
    </div>
  );
}
