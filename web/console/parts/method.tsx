import { methodNameOf } from '@lowu/contract/method-names';
import type { ReactNode } from 'react';
import { useConsole } from '../state/console-context.tsx';

/** A connector as people call it. */
export function Method({ code }: { readonly code: string }): ReactNode {
  const { language } = useConsole();
  return methodNameOf(code)[language];
}
