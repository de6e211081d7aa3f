import { Button, Form, Input, Space } from 'antd';
import type { ReactNode } from 'react';
import { useSending } from '../../reading/index.ts';
import { ProblemNote } from '../layout/problem-note.tsx';
import { clockOf, minutesOf } from '../parts/clock-minutes.ts';
import { useConsole } from '../state/console-context.tsx';
import type { Reseller } from './shops-frame.tsx';

interface ShopHoursProps {
  readonly shop: Reseller;
  readonly onDone: () => void;
}

/** As the fields have them: `07:30`. */
interface Written {
  readonly opens: string;
  readonly closes: string;
}

/** When the tills of a shop sell, with what is set. */
export function ShopHours({ shop: { id, hours }, onDone }: ShopHoursProps): ReactNode {
  const { say, call } = useConsole();
  const { sending, problem } = useSending(onDone);
  const params = { reseller: id };
  const set = ({ opens, closes }: Written): void => {
    const body = { hours: { opensAt: minutesOf(opens), closesAt: minutesOf(closes) } };
    sending.send(call('openHours', { params, body }));
  };
  const clear = (): void => sending.send(call('openHours', { params, body: { hours: null } }));
  const needed = [{ required: true, message: say('signIn.missing') }];
  return (
    <Form
      // Anew with what is set, once that is another.
      key={hours ? `${hours.opensAt} ${hours.closesAt}` : ''}
      name="hours"
      className="card"
      layout="vertical"
      requiredMark={false}
      initialValues={{
        opens: hours ? clockOf(hours.opensAt) : '',
        closes: hours ? clockOf(hours.closesAt) : '',
      }}
      onFinish={set}
    >
      {problem && <ProblemNote problem={problem} />}
      <p>{say('shops.hoursHint')}</p>
      <div className="fields">
        <Form.Item name="opens" label={say('shops.opensAt')} rules={needed}>
          <Input type="time" />
        </Form.Item>
        <Form.Item name="closes" label={say('shops.closesAt')} rules={needed}>
          <Input type="time" />
        </Form.Item>
      </div>
      <Space wrap>
        <Button type="primary" htmlType="submit" loading={sending.isBusy}>
          {say('shops.hoursSet')}
        </Button>
        {hours && (
          <Button disabled={sending.isBusy} onClick={clear}>
            {say('shops.hoursClear')}
          </Button>
        )}
      </Space>
    </Form>
  );
}
