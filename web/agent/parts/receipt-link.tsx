import type { ReactNode } from 'react';
import { buttonClass } from '../../kit/index.ts';
import { useTill } from '../state/till-context.tsx';

interface ReceiptLinkProps {
  readonly code: string | null;
  readonly label: string;
}

/** The receipt of a sale as a file with its proof, for who wants more than a slip. */
export function ReceiptLink({ code, label }: ReceiptLinkProps): ReactNode {
  const { language } = useTill();
  if (code === null) return null;
  const address = `/api/agent/receipts/${code.replaceAll('-', '')}/file?language=${language}`;
  return (
    <p>
      <a href={address} target="_blank" rel="noreferrer" className={buttonClass('plain', false)}>
        {label}
      </a>
    </p>
  );
}
