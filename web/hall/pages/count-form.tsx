import { type ReactNode, useState } from 'react';
import { Amount, Field } from '../../kit/index.ts';
import { hkd } from '../../counter/index.ts';
import { useHall } from '../state/hall-context.tsx';

export type Pieces = Readonly<Record<string, string>>;

/** What was typed as a count, without what is empty. */
export function countOf(pieces: Pieces): Record<string, number> {
  const counted = Object.entries(pieces).filter(([, typed]) => typed !== '');
  return Object.fromEntries(counted.map(([value, typed]) => [value, Number(typed)]));
}

/** In minor units. */
export function sumOf(pieces: Pieces): number {
  return Object.entries(countOf(pieces)).reduce((sum, [value, n]) => sum + Number(value) * n, 0);
}

export function usePieces(): [Pieces, (value: number, typed: string) => void, () => void] {
  const [pieces, setPieces] = useState<Pieces>({});
  const set = (value: number, typed: string): void => {
    setPieces({ ...pieces, [value]: typed.replaceAll(/\D/g, '').slice(0, 5) });
  };
  return [pieces, set, () => setPieces({})];
}

interface CountFormProps {
  readonly denominations: readonly number[];
  readonly pieces: Pieces;
  readonly onPieces: (value: number, typed: string) => void;
}

/** How many of each note and coin, and what they make. What there should be is not told. */
export function CountForm({ denominations, pieces, onPieces }: CountFormProps): ReactNode {
  const { say, format } = useHall();
  return (
    <fieldset className="stack">
      <legend className="unseen">{say('count')}</legend>
      <div className="hall-count">
        {denominations.map((value) => (
          <Field
            key={value}
            label={format.roundMoney(hkd(value))}
            inputMode="numeric"
            autoComplete="off"
            value={pieces[value] ?? ''}
            onValue={(typed) => onPieces(value, typed)}
          />
        ))}
      </div>
      <p className="hall-bar" aria-live="polite">
        <span>{say('counted')}</span>
        <Amount text={format.money(hkd(sumOf(pieces)))} size="medium" />
      </p>
    </fieldset>
  );
}
