import { type ReactNode, useState } from 'react';
import { Banner, Button } from '../../kit/index.ts';
import { usePortal } from '../state/portal-context.tsx';

/** Said once for the whole page, above all of it, while the server cannot be reached. */
export function Away(): ReactNode {
  const { channel, isAway, say } = usePortal();
  const [isBusy, setIsBusy] = useState(false);
  if (!isAway) return null;
  const look = async (): Promise<void> => {
    setIsBusy(true);
    await channel.call('readPlatformStatus', {});
    setIsBusy(false);
  };
  return (
    <div className="portal-away">
      <Banner kind="attention" title={say('unreachable')} isNews>
        <div className="portal-acts">
          <Button
            kind="secondary"
            isWide={false}
            busyLabel={isBusy ? say('looking') : undefined}
            onClick={() => void look()}
          >
            {say('lookAgain')}
          </Button>
        </div>
      </Banner>
    </div>
  );
}
