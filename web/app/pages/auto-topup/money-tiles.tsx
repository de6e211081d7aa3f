import { type ReactNode, useState } from 'react';
import type { Money } from '../../../client/index.ts';
import { Field, TileGroup } from '../../../kit/index.ts';
import { useLineApp } from '../../state/line-words.tsx';
import { wholeDollars } from './whole-dollars.ts';

interface MoneyTilesProps {
  readonly legend: string;
  readonly offered: readonly number[];
  /** Null for none, where that can be chosen. */
  readonly chosen: Money | null;
  readonly onChoose: (amount: Money) => void;
  /** What choosing none is called, where it can be. */
  readonly none?: { readonly words: string; readonly onChoose: () => void };
}

const own = 'own';
const nothing = 'none';

/** A few amounts, and one's own in whole dollars. What cannot be is said by the server. */
export function MoneyTiles({ legend, offered, chosen, ...more }: MoneyTilesProps): ReactNode {
  const { say, format } = useLineApp();
  const { none, onChoose } = more;
  const isOffered = chosen === null || offered.includes(chosen.amountMinor);
  const [isOwn, setIsOwn] = useState(!isOffered);
  const [typed, setTyped] = useState(isOffered ? '' : String(chosen.amountMinor / 100));
  const choose = (value: string): void => {
    setIsOwn(value === own);
    if (value === nothing) none?.onChoose();
    else if (value !== own) onChoose({ amountMinor: Number(value), currency: 'HKD' });
  };
  const type = (text: string): void => {
    const digits = wholeDollars(text);
    setTyped(digits);
    if (Number(digits) > 0) onChoose({ amountMinor: Number(digits) * 100, currency: 'HKD' });
  };
  const tile = chosen === null ? nothing : String(chosen.amountMinor);
  return (
    <>
      <TileGroup
        isShort
        legend={legend}
        chosen={isOwn ? own : tile}
        options={[
          ...(none ? [{ value: nothing, content: none.words }] : []),
          ...offered.map((amountMinor) => ({
            value: String(amountMinor),
            content: format.roundMoney({ amountMinor, currency: 'HKD' }),
          })),
          { value: own, content: say('autoTopup.own') },
        ]}
        onChoose={choose}
      />
      {isOwn && (
        <Field
          label={say('autoTopup.ownFor', { what: legend })}
          value={typed}
          onValue={type}
          inputMode="numeric"
        />
      )}
    </>
  );
}
