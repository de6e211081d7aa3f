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

interface LabelledProps extends Pick<FieldProps, 'label' | 'hint' | 'problem'> {
  readonly children: (tied: {
    readonly id: string;
    readonly 'aria-describedby': string | undefined;
    readonly 'aria-invalid': true | undefined;
  }) => ReactNode;
}

/** What is typed, tied to its label, its hint and what is wrong with it. */
export function Labelled({ label, hint, problem, children }: LabelledProps): ReactNode {
  const id = useId();
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': problem !== undefined || undefined,
      })}
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

export function Field(props: FieldProps): ReactNode {
  const { label, hint, problem, onValue, look = 'plain', takesFocus = false, ...input } = props;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takesFocus) field.current?.focus();
  }, [takesFocus]);
  return (
    <Labelled label={label} hint={hint} problem={problem}>
      {(tied) => (
        <input
          {...input}
          {...tied}
          ref={field}
          className={`field-input field-${look}`}
          onChange={(event) => onValue(event.target.value)}
        />
      )}
    </Labelled>
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
