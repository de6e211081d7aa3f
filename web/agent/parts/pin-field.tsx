import type { ReactNode } from 'react';
import { Field, type FieldProps } from '../../kit/index.ts';

type PinProps = Pick<FieldProps, 'label' | 'hint' | 'problem' | 'value' | 'onValue' | 'takesFocus'>;

/** Six digits that nobody beside reads, on the keyboard for digits. */
export function PinField({ onValue, ...props }: PinProps): ReactNode {
  return (
    <Field
      {...props}
      look="code"
      type="password"
      inputMode="numeric"
      autoComplete="off"
      maxLength={6}
      onValue={(value) => onValue(value.replaceAll(/\D/g, '').slice(0, 6))}
    />
  );
}
