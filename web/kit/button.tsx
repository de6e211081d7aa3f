import type { ButtonHTMLAttributes, ReactNode } from 'react';
import './button.css';

export type ButtonKind = 'primary' | 'secondary' | 'plain' | 'loss';

/**
 * For links that look like buttons: what leads somewhere is a link, what does something a button.
 */
export function buttonClass(kind: ButtonKind, isWide = true): string {
  return `button button-${kind}${isWide ? ' button-wide' : ''}`;
}

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly kind?: ButtonKind;
  readonly isWide?: boolean;
  /**
   * Said instead of the label while it works. A button at work keeps the focus and takes no tap.
   */
  readonly busyLabel?: string | undefined;
  readonly isOff?: boolean | undefined;
  readonly children: ReactNode;
}

/**
 * A button that is off stays in the order of focus (`aria-disabled`), so that whoever cannot see it
 * still learns that it is there.
 */
export function Button(props: ButtonProps): ReactNode {
  const { kind = 'primary', isWide = true, busyLabel, isOff, children, onClick, ...rest } = props;
  const isIdle = busyLabel !== undefined || isOff === true;
  return (
    <button
      type="button"
      {...rest}
      className={buttonClass(kind, isWide)}
      aria-disabled={isIdle || undefined}
      aria-busy={busyLabel !== undefined || undefined}
      onClick={(event) => {
        if (isIdle) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {busyLabel ?? children}
    </button>
  );
}

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly label: string;
  readonly children: ReactNode;
}

export function IconButton({ label, children, ...rest }: IconButtonProps): ReactNode {
  return (
    <button type="button" {...rest} className="icon-button" aria-label={label} title={label}>
      {children}
    </button>
  );
}
