import type { ReactNode } from 'react';
import { type FieldProps, Labelled } from './field.tsx';

type LongFieldProps = Pick<FieldProps, 'label' | 'hint' | 'problem' | 'value' | 'onValue'> & {
  readonly maxLength: number;
};

/** What somebody writes in whole sentences. */
export function LongField(props: LongFieldProps): ReactNode {
  const { value, onValue, maxLength, ...labelled } = props;
  return (
    <Labelled {...labelled}>
      {(tied) => (
        <textarea
          {...tied}
          className="field-input field-long"
          rows={4}
          maxLength={maxLength}
          value={value}
          onChange={(event) => onValue(event.target.value)}
        />
      )}
    </Labelled>
  );
}
