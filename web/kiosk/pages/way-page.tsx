import type { ReactNode } from 'react';
import { Banner, Button } from '../../kit/index.ts';
import { insertedMinor } from '../device/cash-sale.ts';
import type { Standing } from '../device/machine.ts';
import { Foot } from '../parts/foot.tsx';
import { useKiosk } from '../state/kiosk-context.tsx';
import type { Say } from '../words/words.ts';
import type { Chosen } from '../state/chosen.ts';

interface WayPageProps {
  readonly chosen: Chosen;
  readonly amountMinor: number;
  readonly onCash: () => void;
  readonly onCode: () => void;
  readonly onBack: () => void;
}

/** Notes or a code; what cannot be chosen says why. */
export function WayPage(props: WayPageProps): ReactNode {
  const { chosen, amountMinor, onCash, onCode, onBack } = props;
  const { say, format, standing } = useKiosk();
  const isOffline = chosen.echo === null || !standing.isOnline;
  const most = format.roundMoney({
    amountMinor: standing.session?.mostOfflineMinor ?? 0,
    currency: 'HKD',
  });
  const whyNoCash = reasonAgainstCash(standing, { amountMinor, isOffline, most }, say);
  return (
    <>
      <h1>{say('wayTitle')}</h1>
      <p className="kiosk-number">{format.roundMoney({ amountMinor, currency: 'HKD' })}</p>
      <Way
        title={say('wayCash')}
        hint={whyNoCash ?? say('wayCashHint')}
        isOff={whyNoCash !== null}
        onChosen={onCash}
      />
      <Way
        title={say('wayCode')}
        hint={isOffline ? say('unreachable') : say('wayCodeHint')}
        isOff={isOffline}
        onChosen={onCode}
      />
      {whyNoCash !== null && isOffline && <Banner kind="attention" title={say('notSellingText')} />}
      <Foot>
        <Button kind="secondary" onClick={onBack}>
          {say('back')}
        </Button>
      </Foot>
    </>
  );
}

interface Wanted {
  readonly amountMinor: number;
  readonly isOffline: boolean;
  /** What notes may pay while the network is gone. */
  readonly most: string;
}

function reasonAgainstCash(
  { parts, session, stored }: Standing,
  { amountMinor, isOffline, most }: Wanted,
  say: Say,
): string | null {
  const hundred = insertedMinor({ hundreds: 1, fiveHundreds: 0 });
  if (parts?.acceptor !== 'ok') return say('cashBroken');
  if (amountMinor % hundred !== 0) return say('cashNoHundreds');
  if (!isOffline || !session) return null;
  if (amountMinor > session.mostOfflineMinor) return say('cashTooMuch', { value: most });
  return stored >= session.mostStoredSales ? say('cashFull') : null;
}

interface WayProps {
  readonly title: string;
  readonly hint: string;
  readonly isOff: boolean;
  readonly onChosen: () => void;
}

function Way({ title, hint, isOff, onChosen }: WayProps): ReactNode {
  return (
    <button
      type="button"
      className="kiosk-way"
      aria-disabled={isOff || undefined}
      onClick={() => {
        if (!isOff) onChosen();
      }}
    >
      <strong>{title}</strong>
      <span>{hint}</span>
    </button>
  );
}
