import type { ReactNode } from 'react';
import { Field, TileGroup } from '../kit/index.ts';
import type { Format } from '../language/index.ts';
import { hkd } from './hkd.ts';
import type { PendingVoucher } from './pending-sale.ts';

/** Of one of the two nothing is there. */
export interface ChosenVoucher {
  readonly value: string | null;
  readonly serial: string;
}

export const noVoucher: ChosenVoucher = { value: null, serial: '' };

/** What is asked for; undefined where nothing is chosen yet, or both. */
export function voucherWanted({
  value,
  serial,
}: ChosenVoucher): PendingVoucher['what'] | undefined {
  const card = serial.replaceAll(/\D/g, '');
  if ((value === null) === (card === '')) return undefined;
  return value === null ? { serial: card } : { valueMinor: Number(value) };
}

interface VoucherChoiceProps {
  /** The values that are sold, in cents. */
  readonly tiles: readonly number[];
  readonly chosen: ChosenVoucher;
  readonly onChoose: (chosen: ChosenVoucher) => void;
  readonly say: (text: 'voucherValue' | 'voucherCard' | 'voucherCardHint') => string;
  readonly format: Pick<Format, 'roundMoney'>;
}

/** A voucher of a value, or a card from the shelf by the serial number on it. */
export function VoucherChoice(props: VoucherChoiceProps): ReactNode {
  const { tiles, chosen, onChoose, say, format } = props;
  return (
    <>
      <TileGroup
        legend={say('voucherValue')}
        chosen={chosen.value}
        onChoose={(value) => onChoose({ value, serial: '' })}
        options={tiles.map((amountMinor) => ({
          value: String(amountMinor),
          content: format.roundMoney(hkd(amountMinor)),
        }))}
      />
      <Field
        label={say('voucherCard')}
        hint={say('voucherCardHint')}
        value={chosen.serial}
        onValue={(serial) => onChoose({ value: null, serial })}
        inputMode="numeric"
        autoComplete="off"
        maxLength={20}
      />
    </>
  );
}
