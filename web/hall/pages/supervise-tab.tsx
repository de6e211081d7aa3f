import { sentenceOf } from '../../counter/index.ts';
import type { ReactNode } from 'react';
import { Banner, Button, Card, Row, Rows } from '../../kit/index.ts';
import { useRead } from '../../reading/index.ts';
import type { Tills } from '../state/hall-channel.ts';
import { useHall } from '../state/hall-context.tsx';
import { sayDifference } from '../words/say-difference.ts';
import { useCalling } from '../state/use-calling.ts';
import { WaitingAdjustments } from './waiting-adjustments.tsx';
import { LineImport } from './line-import.tsx';
import { BagForm } from './bag-form.tsx';
import { CountVault } from './count-vault.tsx';
import { HeldSwaps } from './held-swaps.tsx';
import { ShiftCard } from './shift-card.tsx';
import { TakeVoucherBack } from './take-voucher-back.tsx';

interface SuperviseTabProps {
  readonly denominations: readonly number[];
}

/** What waits for a second pair of eyes, and the cash of the hall. */
export function SuperviseTab({ denominations }: SuperviseTabProps): ReactNode {
  const { channel, say, session } = useHall();
  const tills = useRead('tills', () => channel.call('listTills', {}));
  const { isBusy, problem, run } = useCalling();
  const accept = async (shift: string): Promise<void> => {
    if (await run(channel.call('acceptDifference', { params: { shift } }))) tills.readAgain();
  };
  if (!tills.value) {
    return <p>{tills.problem ? sentenceOf(tills.problem, say) : say('loading')}</p>;
  }
  const { unsettled } = tills.value;
  return (
    <div className="hall-columns">
      <div className="stack">
        <h1>{say('tabSupervise')}</h1>
        {problem && <Banner kind="attention" title={problem} isNews />}
        <HeldSwaps />
        <WaitingAdjustments />
        {unsettled.length === 0 && <Banner kind="calm" title={say('nothingWaits')} />}
        {unsettled.map((shift) => (
          <ShiftCard key={shift.id} shift={shift}>
            <Button
              busyLabel={isBusy ? say('accepting') : undefined}
              onClick={() => void accept(shift.id)}
            >
              {say('accept')}
            </Button>
          </ShiftCard>
        ))}
      </div>
      <div className="stack">
        <CashCard tills={tills.value} />
        <TakeVoucherBack onUndone={tills.readAgain} />
        <CountVault denominations={denominations} onCounted={tills.readAgain} />
        <BagForm onMoved={tills.readAgain} />
        {session.staff?.permissions.includes('lines.import') && <LineImport />}
      </div>
    </div>
  );
}

function CashCard({ tills: { tills, vaults } }: { readonly tills: Tills }): ReactNode {
  const { say, format } = useHall();
  const said = (last: NonNullable<Tills['vaults'][number]['last']>): string =>
    say('vaultLast', {
      counted: format.money(last.counted),
      time: format.dayAndTime(last.agreedAt),
      by: `${last.countedBy}, ${last.agreedBy}`,
      difference: sayDifference(say, format, last.difference),
    });
  return (
    <Card title={say('cashOfHall')}>
      <Rows>
        {tills.map(({ code, name, booked, shift }) => (
          <Row key={code} name={name}>
            {shift && shift.end === null && `${shift.openedBy} · `}
            {booked && format.money(booked)}
          </Row>
        ))}
      </Rows>
      {vaults
        .filter(({ waiting, last }) => waiting || last)
        .map(({ place, waiting, last }) => (
          <p key={place} className="soft">
            {say(place)}: {last && said(last)}
            {waiting && ` ${say('vaultCountedBy', { login: waiting.countedBy })}`}
          </p>
        ))}
    </Card>
  );
}
