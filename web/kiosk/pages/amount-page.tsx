import type { ReactNode } from 'react';
import { Button } from '../../kit/index.ts';
import { Foot } from '../parts/foot.tsx';
import { useKiosk } from '../state/kiosk-context.tsx';

interface AmountPageProps {
  readonly isOffline: boolean;
  readonly onChosen: (amountMinor: number) => void;
  readonly onBack: () => void;
}

/** Amounts as large keys. Without a network only what notes may pay then. */
export function AmountPage({ isOffline, onChosen, onBack }: AmountPageProps): ReactNode {
  const { say, format, standing } = useKiosk();
  const { codeTiles = [], cashTiles = [], mostOfflineMinor = 0 } = standing.session ?? {};
  const tiles = isOffline ? cashTiles.filter((one) => one <= mostOfflineMinor) : codeTiles;
  return (
    <>
      <h1>{say('amountTitle')}</h1>
      <div className="kiosk-tiles">
        {tiles.map((amountMinor) => (
          <button
            key={amountMinor}
            type="button"
            className="kiosk-tile"
            onClick={() => onChosen(amountMinor)}
          >
            {format.roundMoney({ amountMinor, currency: 'HKD' })}
          </button>
        ))}
      </div>
      <Foot>
        <Button kind="secondary" onClick={onBack}>
          {say('end')}
        </Button>
      </Foot>
    </>
  );
}
