import type { ReactNode } from 'react';
import { Block } from '../layout/block.tsx';
import { useConsole } from '../state/console-context.tsx';
import { ShopsFrame } from './shops-frame.tsx';
import { TierLimits } from './tier-limits.tsx';
import { TierRows } from './tier-rows.tsx';

/** What shops of each tier may sell and earn, and their limits. */
export function TiersPage(): ReactNode {
  const { say, session } = useConsole();
  const mayChange = session?.staff?.permissions.includes('resellers.change') ?? false;
  return (
    <ShopsFrame>
      {({ tiers }, readAgain) => (
        <>
          <Block title={say('shops.tiers')}>
            <TierRows tiers={tiers} />
          </Block>
          {mayChange && (
            <Block title={say('shops.tierLimits')}>
              <TierLimits tiers={tiers} onDone={readAgain} />
            </Block>
          )}
        </>
      )}
    </ShopsFrame>
  );
}
