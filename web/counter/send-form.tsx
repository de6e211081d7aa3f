import type { ReactNode } from 'react';
import { Banner, Button } from '../kit/index.ts';

interface SendFormProps {
  readonly className?: string;
  readonly label: string;
  readonly busyLabel: string;
  readonly isBusy: boolean;
  readonly problem: string | undefined;
  readonly onSend: () => unknown;
  readonly children: ReactNode;
  /** What else one can do here, below the button. */
  readonly below?: ReactNode;
}

/** Fields, what is wrong with them, and the one button that sends them. */
export function SendForm(props: SendFormProps): ReactNode {
  const { className = '', label, busyLabel, isBusy, problem, onSend, children, below } = props;
  return (
    <form
      className={`${className} stack`}
      // The browser's own complaint would come in its language, not in the reader's.
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      {children}
      {problem && <Banner kind="attention" title={problem} isNews />}
      <Button type="submit" busyLabel={isBusy ? busyLabel : undefined}>
        {label}
      </Button>
      {below}
    </form>
  );
}
