import { Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';

export interface LineField {
  readonly name: string;
  readonly label: string;
  readonly isDigits?: boolean;
  readonly isOptional?: boolean;
}

interface LineFormProps {
  readonly fields: readonly LineField[];
  readonly send: string;
  readonly missing: string;
  readonly isBusy: boolean;
  /** What is done cannot be undone. */
  readonly isLoss?: boolean;
  readonly onSend: (values: Readonly<Record<string, string>>) => void;
}

/** A few fields and what is done with them, in one line where there is room. */
export function LineForm(props: LineFormProps): ReactNode {
  const { fields, send, missing, isBusy, isLoss = false, onSend } = props;
  return (
    <Form
      layout="inline"
      // Some labels are questions.
      colon={false}
      requiredMark={false}
      onFinish={(values: Readonly<Record<string, string | undefined>>) => {
        const given = fields.map(({ name }) => [name, (values[name] ?? '').trim()] as const);
        onSend(Object.fromEntries(given));
      }}
    >
      {fields.map(({ name, label, isDigits = false, isOptional = false }) => (
        <Form.Item
          key={name}
          name={name}
          label={label}
          rules={[
            { required: !isOptional, whitespace: true, message: missing },
            ...(isDigits ? [{ pattern: /^\d+$/, message: missing }] : []),
          ]}
        >
          <Input autoComplete="off" inputMode={isDigits ? 'numeric' : 'text'} />
        </Form.Item>
      ))}
      <Button htmlType="submit" danger={isLoss} loading={isBusy}>
        {send}
      </Button>
    </Form>
  );
}
