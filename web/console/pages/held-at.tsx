import { Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useRead } from '../../reading/index.ts';
import { Known } from '../layout/known.tsx';
import { amountText } from '../parts/amount-text.ts';
import { exactTime } from '../parts/exact-time.ts';
import { useConsole } from '../state/console-context.tsx';

interface Asked {
  /** As the field has it: the day and the time on a clock in Hong Kong. */
  readonly at?: string;
}

/** What the line held at a moment that somebody asks about: each look is in the trail. */
export function HeldAt({ line }: { readonly line: string }): ReactNode {
  const { say } = useConsole();
  const [at, setAt] = useState<string>();
  return (
    <>
      <Form
        layout="inline"
        colon={false}
        requiredMark={false}
        onFinish={(asked: Asked) => setAt(new Date(`${asked.at ?? ''}+08:00`).toISOString())}
      >
        <Form.Item
          name="at"
          label={say('line.heldAt')}
          extra={say('line.heldAtHint')}
          rules={[
            { required: true, message: say('signIn.missing') },
            { pattern: /^\d{4}-/, message: say('line.heldAtYear') },
          ]}
        >
          <Input type="datetime-local" step={1} max="9999-12-31T23:59:59" />
        </Form.Item>
        <Button htmlType="submit">{say('line.showHeldAt')}</Button>
      </Form>
      {at !== undefined && <HeldThen line={line} at={at} />}
    </>
  );
}

function HeldThen({ line, at }: { readonly line: string; readonly at: string }): ReactNode {
  const { say, call, format, language } = useConsole();
  const read = useRead(`held ${line} ${at}`, () =>
    call('readLineAt', { params: { line }, query: { at } }),
  );
  return (
    <Known read={read}>
      {(held) => (
        <div className="card totals" role="status">
          <div className="soft">{say('line.heldThen', { time: exactTime(held.at, language) })}</div>
          {held.totals.length === 0 && <div>{say('none.heldThen')}</div>}
          {held.totals.map(({ unit, total }) => (
            <div key={unit} className="total-amount">
              {amountText(unit, total, format, say)}
            </div>
          ))}
        </div>
      )}
    </Known>
  );
}
