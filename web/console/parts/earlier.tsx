import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useConsole } from '../state/console-context.tsx';

/** The way further back, where there is one. */
export function Earlier({ read }: { readonly read: (() => void) | undefined }): ReactNode {
  const { say } = useConsole();
  if (!read) return null;
  return (
    <div>
      <Button onClick={read}>{say('action.earlier')}</Button>
    </div>
  );
}
