import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useConsole } from '../state/console-context.tsx';
import { degreesPatterns } from './micro-degrees.ts';

/** Latitude and longitude of a place, both needed. */
export function DegreesFields(): ReactNode {
  const { say } = useConsole();
  const needed = { required: true, message: say('signIn.missing') };
  return (['latitude', 'longitude'] as const).map((part) => (
    <Form.Item
      key={part}
      name={part}
      label={say(`outlets.${part}`)}
      extra={say('outlets.degrees')}
      rules={[needed, { pattern: degreesPatterns[part], message: say('outlets.degrees') }]}
    >
      <Input autoComplete="off" inputMode="decimal" />
    </Form.Item>
  ));
}
