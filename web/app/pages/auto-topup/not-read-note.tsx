import type { ReactNode } from 'react';
import { Banner, Button } from '../../../kit/index.ts';
import { useLineApp } from '../../state/line-words.tsx';

/** What stands below was read before, and may have changed since. */
export function NotReadNote({ onRetry }: { readonly onRetry: () => void }): ReactNode {
  const { say } = useLineApp();
  return (
    <Banner kind="attention" icon="offline" isNews title={say('autoTopup.notRead')}>
      <p>{say('autoTopup.notReadText')}</p>
      <Button kind="secondary" onClick={onRetry}>
        {say('change.look')}
      </Button>
    </Banner>
  );
}
