import type { ReactNode } from 'react';
import type { Tile, TopupOptions } from '../../../client/index.ts';
import { Field, TileGroup } from '../../../kit/index.ts';
import { useApp } from '../../state/app-context.tsx';
import { typedAmount } from './amount.ts';

/** What is chosen: a tile by its value, or an amount that is being typed. */
export interface AmountChoice {
  readonly tile: string | null;
  readonly typed: string;
}

export const custom = 'custom';

export function chosenAmount(choice: AmountChoice, options: TopupOptions): number | undefined {
  if (choice.tile === custom) return typedAmount(choice.typed, options);
  return choice.tile === null ? undefined : Number(choice.tile);
}

function TileFace({ tile }: { readonly tile: Tile }): ReactNode {
  const { say, format } = useApp();
  const hasBonus = tile.bonus.amountMinor > 0;
  return (
    <>
      <span className="tile-face">{format.roundMoney(tile.value)}</span>
      <span className="tile-note facts">
        <span>{format.roundMoney(tile.price)}</span>
        <span>{format.days(tile.validDays)}</span>
      </span>
      {hasBonus && (
        <span className="tile-note">
          {say('topup.tileBonus', { bonus: format.roundMoney(tile.bonus) })}
        </span>
      )}
    </>
  );
}

interface AmountPartProps {
  readonly options: TopupOptions;
  readonly choice: AmountChoice;
  readonly onChoice: (choice: AmountChoice) => void;
}

export function AmountPart({ options, choice, onChoice }: AmountPartProps): ReactNode {
  const { say, format } = useApp();
  const bounds = {
    least: format.roundMoney(options.least),
    most: format.roundMoney(options.most),
    step: format.roundMoney({ amountMinor: options.stepMinor, currency: 'HKD' }),
  };
  const isWrong = choice.typed.length > 2 && typedAmount(choice.typed, options) === undefined;
  return (
    <>
      <TileGroup
        legend={say('topup.amount')}
        chosen={choice.tile}
        onChoose={(tile) => onChoice({ ...choice, tile })}
        options={[
          ...options.tiles.map((tile) => ({
            value: String(tile.value.amountMinor),
            content: <TileFace tile={tile} />,
          })),
          { value: custom, isApart: true, content: <span>{say('topup.custom')}</span> },
        ]}
      />
      {choice.tile === custom && (
        <Field
          label={say('topup.customLabel')}
          hint={say('topup.customHint', bounds)}
          problem={isWrong ? say('topup.customWrong', bounds) : undefined}
          inputMode="numeric"
          autoComplete="off"
          look="number"
          value={choice.typed}
          onValue={(typed) => onChoice({ ...choice, typed })}
        />
      )}
    </>
  );
}
