import type { ReactNode } from 'react';
import type { AutoTopup, Money } from '../../../client/index.ts';
import { Field, TileGroup } from '../../../kit/index.ts';
import { Check } from '../../parts/check.tsx';
import { useLineApp } from '../../state/line-words.tsx';
import { MoneyTiles } from './money-tiles.tsx';
import { isAtAnyTime, type Said } from './rule-sentence.ts';

const levels = [1_000, 2_000, 5_000];
const amounts = [5_000, 10_000, 20_000];
const targets = [10_000, 20_000, 30_000];
const caps = [30_000, 60_000, 100_000];
const days = [1, 10, 20, 28];
const none = 'none';

interface ChoicesProps {
  readonly said: Said;
  readonly proposed: AutoTopup['proposed'];
  readonly onChange: (said: Said) => void;
}

/** On a day of each month, whatever the balance; until a last day, if one is wanted. */
function Monthly({ said, onChange }: Omit<ChoicesProps, 'proposed'>): ReactNode {
  const { say } = useLineApp();
  const { monthlyDay, monthlyAmount, monthlyUntil, amount } = said;
  const offered = [...new Set([...days, monthlyDay ?? 1])].sort((one, other) => one - other);
  const choose = (day: string): void => {
    if (day === none) {
      onChange({ ...said, monthlyDay: null, monthlyAmount: null, monthlyUntil: null });
    } else {
      onChange({ ...said, monthlyDay: Number(day), monthlyAmount: monthlyAmount ?? amount });
    }
  };
  return (
    <>
      <TileGroup
        isShort
        legend={say('autoTopup.monthly')}
        chosen={monthlyDay === null ? none : String(monthlyDay)}
        options={[
          { value: none, content: say('autoTopup.never') },
          ...offered.map(String).map((day) => {
            return { value: day, content: say('autoTopup.dayOf', { day }) };
          }),
        ]}
        onChoose={choose}
      />
      {monthlyDay !== null && (
        <Field
          label={say('autoTopup.until')}
          hint={say('autoTopup.untilHint')}
          type="date"
          value={monthlyUntil ?? ''}
          onValue={(day) => onChange({ ...said, monthlyUntil: day === '' ? null : day })}
        />
      )}
    </>
  );
}

/** When, how much and never more than what: each a choice of few. */
export function Choices({ said, proposed, onChange }: ChoicesProps): ReactNode {
  const { say } = useLineApp();
  const { below, amount, target, daysLeft, cap } = said;
  const pay = (chosen: Money): void => {
    onChange({ ...said, amount: chosen, monthlyAmount: said.monthlyAmount && chosen });
  };
  return (
    <>
      <MoneyTiles
        legend={say('autoTopup.below')}
        offered={levels}
        chosen={below}
        none={{
          words: say('autoTopup.noBelow'),
          onChoose: () => onChange({ ...said, below: null }),
        }}
        onChoose={(chosen) => onChange({ ...said, below: chosen })}
      />
      <MoneyTiles
        legend={say('autoTopup.amount')}
        offered={amounts}
        chosen={amount ?? proposed.amount}
        onChoose={pay}
      />
      {isAtAnyTime(said) && (
        <MoneyTiles
          legend={say('autoTopup.target')}
          offered={targets}
          chosen={target}
          none={{
            words: say('autoTopup.noTarget'),
            onChoose: () => onChange({ ...said, target: null }),
          }}
          onChoose={(chosen) => onChange({ ...said, target: chosen })}
        />
      )}
      <MoneyTiles
        legend={say('autoTopup.cap')}
        offered={caps}
        chosen={cap}
        onChoose={(chosen) => onChange({ ...said, cap: chosen })}
      />
      <Check
        isOn={daysLeft !== null}
        onChange={(isOn) => onChange({ ...said, daysLeft: isOn ? proposed.daysLeft : null })}
      >
        {say('autoTopup.alsoDays', { days: String(daysLeft ?? proposed.daysLeft) })}
      </Check>
      <Monthly said={said} onChange={onChange} />
    </>
  );
}
