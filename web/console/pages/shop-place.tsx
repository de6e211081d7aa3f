import { Button, Form, Input, Space } from 'antd';
import type { ReactNode } from 'react';
import { useSending } from '../../reading/index.ts';
import { ProblemNote } from '../layout/problem-note.tsx';
import { DegreesFields } from '../parts/degrees-fields.tsx';
import { degreesOf, microOf } from '../parts/micro-degrees.ts';
import { useConsole } from '../state/console-context.tsx';
import type { Reseller } from './shops-frame.tsx';

interface ShopPlaceProps {
  readonly shop: Reseller;
  readonly onDone: () => void;
}

interface Written {
  readonly latitude: string;
  readonly longitude: string;
  readonly metres: string;
}

/** Where the tills of a shop are, with what is set. */
export function ShopPlace({ shop: { id, place }, onDone }: ShopPlaceProps): ReactNode {
  const { say, call } = useConsole();
  const { sending, problem } = useSending(onDone);
  const params = { reseller: id };
  const set = ({ latitude, longitude, metres }: Written): void => {
    const position = { latitudeMicro: microOf(latitude), longitudeMicro: microOf(longitude) };
    const body = { place: { ...position, withinMetres: Number(metres) } };
    sending.send(call('placeShop', { params, body }));
  };
  const clear = (): void => sending.send(call('placeShop', { params, body: { place: null } }));
  return (
    <Form
      // Anew with what is set, once that is another.
      key={place ? `${place.latitudeMicro} ${place.longitudeMicro} ${place.withinMetres}` : ''}
      name="place"
      className="card"
      layout="vertical"
      requiredMark={false}
      initialValues={{
        latitude: place ? degreesOf(place.latitudeMicro) : '',
        longitude: place ? degreesOf(place.longitudeMicro) : '',
        metres: place ? String(place.withinMetres) : '200',
      }}
      onFinish={set}
    >
      {problem && <ProblemNote problem={problem} />}
      <p>{say('shops.placeHint')}</p>
      <PlaceFields />
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

function PlaceFields(): ReactNode {
  const { say } = useConsole();
  const needed = { required: true, message: say('signIn.missing') };
  return (
    <div className="fields">
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
