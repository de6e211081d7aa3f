import { type InputHTMLAttributes, type ReactNode, useEffect, useId, useRef } from 'react';
import './field.css';

export interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange'> {
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong and what to do; said aloud when it appears. */
  readonly problem?: string | undefined;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly look?: 'plain' | 'number' | 'code';
  /** For the one field of a step that was just reached. */
  readonly takesFocus?: boolean;
}

export function Field(props: FieldProps): ReactNode {
  const { label, hint, problem, onValue, look = 'plain', takesFocus = false, ...input } = props;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takesFocus) field.current?.focus();
  }, [takesFocus]);
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        ref={field}
        id={id}
        className={`field-input field-${look}`}
        aria-describedby={described || undefined}
        aria-invalid={problem !== undefined || undefined}
        onChange={(event) => onValue(event.target.value)}
      />
      {hint && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      <p id={`${id}-problem`} className="field-problem" role="alert" hidden={!problem}>
        {problem}
      </p>
    </div>
  );
}

type Typed = Pick<FieldProps, 'label' | 'hint' | 'problem' | 'value' | 'onValue' | 'takesFocus'>;

/** A phone number, with the keyboard for digits and the phone's own number offered. */
export function NumberField(props: Typed): ReactNode {
  return <Field {...props} look="number" type="tel" inputMode="tel" autoComplete="tel" />;
}

/** Digits that came by message: the phone offers to fill them in. */
export function CodeField({ digits, ...props }: Typed & { readonly digits: number }): ReactNode {
  return (
    <Field
      {...props}
      look="code"
      inputMode="numeric"
      autoComplete={digits === 6 ? 'one-time-code' : 'off'}
      maxLength={digits}
      onValue={(value) => props.onValue(value.replaceAll(/\D/g, '').slice(0, digits))}
    />
  );
}
