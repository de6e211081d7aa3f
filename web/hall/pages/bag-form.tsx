import { type ReactNode, useState } from 'react';
import { readHkd } from '../../counter/index.ts';
import { Banner, Button, Card, Field, TileGroup } from '../../kit/index.ts';
import { useHall } from '../state/hall-context.tsx';
import { useCalling } from '../state/use-calling.ts';

/** A shorter number might stand in any payer's remark, by which the bag would be found. */
const leastBagSigns = 5;

/** A bag of cash leaves safe or office for the bank, or comes from it. */
export function BagForm({ onMoved }: { readonly onMoved: () => void }): ReactNode {
  const { channel, say } = useHall();
  const [place, setPlace] = useState<'safe' | 'office' | null>(null);
  const [direction, setDirection] = useState<'from_bank' | 'to_bank' | null>(null);
  const [amount, setAmount] = useState('');
  const [bag, setBag] = useState('');
  const { isBusy, problem, complain, run } = useCalling();
  const send = async (): Promise<void> => {
    const amountMinor = readHkd(amount);
    if (place === null || direction === null || !amountMinor || bag.trim().length < leastBagSigns) {
      return complain(say('bagNeeded'));
    }
    const body = { place, direction, amountMinor, bag };
    if (!(await run(channel.call('moveSafeCash', { body })))) return undefined;
    setAmount('');
    setBag('');
    return onMoved();
  };
  return (
    <Card title={say('bag')}>
      <TileGroup
        legend={say('bagPlace')}
        isLegendUnseen
        chosen={place}
        onChoose={(value) => setPlace(value as 'safe' | 'office')}
        options={(['safe', 'office'] as const).map((value) => {
          return { value, content: say(value) };
        })}
      />
      <TileGroup
        legend={say('bagDirection')}
        isLegendUnseen
        chosen={direction}
        onChoose={(value) => setDirection(value as 'from_bank' | 'to_bank')}
        options={[
          { value: 'from_bank', content: say('fromBank') },
          { value: 'to_bank', content: say('toBank') },
        ]}
      />
      <Field label={say('amountHkd')} inputMode="decimal" value={amount} onValue={setAmount} />
      <Field label={say('bagNumber')} value={bag} onValue={setBag} maxLength={40} />
      {problem && <Banner kind="attention" title={problem} isNews />}
      <Button
        kind="secondary"
        busyLabel={isBusy ? say('noting') : undefined}
        onClick={() => void send()}
      >
        {say('noteBag')}
      </Button>
    </Card>
  );
}
