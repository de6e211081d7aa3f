import type { ReactNode } from 'react';
import './amount.css';

interface AmountProps {
  /** As `HK$1,234.50`: already in the words of the language. */
  readonly text: string;
  readonly size?: 'plain' | 'medium' | 'large';
}

const parts = /^([^\d]*)([\d,]+)(\..*)?$/;

/**
 * An amount of money; large ones step back with their currency and cents, so that dollars are seen
 * first.
 */
export function Amount({ text, size = 'plain' }: AmountProps): ReactNode {
  const [, currency, major, cents] = parts.exec(text) ?? [];
  if (size === 'plain' || major === undefined) return <span className="amount">{text}</span>;
  return (
    <span className={`amount amount-${size}`}>
      <span className="amount-currency">{currency}</span>
      {major}
      <span className="amount-cents">{cents}</span>
    </span>
  );
}
