import type { ReactNode } from 'react';
import { Field } from '../../kit/index.ts';
import { usePortal } from '../state/portal-context.tsx';

interface NewPasswordProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly problem: string | undefined;
}

/** Says once how long it must be: as a hint, or as what is wrong. */
export function NewPassword({ problem, ...field }: NewPasswordProps): ReactNode {
  const { say } = usePortal();
  return (
    <Field
      {...field}
      hint={problem === say('passwordShort') ? undefined : say('passwordHint')}
      problem={problem}
      type="password"
      autoComplete="new-password"
    />
  );
}
