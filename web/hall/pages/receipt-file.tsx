import type { ReactNode } from 'react';
import { buttonClass } from '../../kit/index.ts';
import { useHall } from '../state/hall-context.tsx';

/**
 * The newest receipt of a voucher's sale as a file with its proof, for who wants more than a slip.
 */
export function ReceiptFile({ serial }: { readonly serial: string }): ReactNode {
  const { say, language } = useHall();
  const address = `/api/hall/voucher-sales/by-serial/${serial}/file?language=${language}`;
  return (
    <p>
      <a href={address} target="_blank" rel="noreferrer" className={buttonClass('plain', false)}>
        {say('receiptFile')}
      </a>
    </p>
  );
}
