import type { ReactNode } from 'react';
import { Banner, Button } from '../../kit/index.ts';
import { usePortal } from '../state/portal-context.tsx';

interface RemoveProps {
  readonly onSure: () => Promise<void>;
  readonly onKeep: () => void;
}

/** What is removed is gone with its key and what waits for it, so it is asked once more. */
export function Remove({ onSure, onKeep }: RemoveProps): ReactNode {
  const { say } = usePortal();
  return (
    <Banner kind="attention" title={say('removeAbout')} isNews>
      <div className="portal-acts">
        <Button kind="loss" isWide={false} onClick={() => void onSure()}>
          {say('removeSure')}
        </Button>
        <Button kind="secondary" isWide={false} onClick={onKeep}>
          {say('removeNot')}
        </Button>
      </div>
    </Banner>
  );
}
