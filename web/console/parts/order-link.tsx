import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { pageAddress } from '../routes.ts';
import { useConsole } from '../state/console-context.tsx';

/** Where the order is that a row is about; money may also be for something else. */
export function OrderLink({ topup }: { readonly topup: string | null }): ReactNode {
  const { say } = useConsole();
  if (topup === null) return '–';
  return <Link href={pageAddress('topup', { topup })}>{say('payments.order')}</Link>;
}
