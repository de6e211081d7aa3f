import { type ReactNode, useState } from 'react';
import { groupedNumber } from '../../client/index.ts';
import { hkd, type PendingSale, type PendingVoucher } from '../../counter/index.ts';
import { Row } from '../../kit/index.ts';
import type { HallVoucher, Place, Sale } from '../state/hall-channel.ts';
import { useHall } from '../state/hall-context.tsx';
import { Lost } from './lost.tsx';
import { Sold } from './sold.tsx';
import { VoucherSold } from './voucher-sold.tsx';

interface LostSaleProps {
  readonly pending: PendingSale;
  readonly place: Place;
  readonly onEnd: () => void;
}

/** A top-up whose answer was lost. */
export function LostSale({ pending, place, onEnd }: LostSaleProps): ReactNode {
  const { channel, say, format } = useHall();
  const [found, setFound] = useState<Sale>();
  const { key, number, amountMinor } = pending;
  if (found) return <Sold sale={found} brand={place.brand} isNew onEnd={onEnd} />;
  return (
    <Lost
      onAsk={() => channel.call('answerCounterSale', { body: { number, amountMinor } }, key)}
      onFound={setFound}
      onEnd={onEnd}
    >
      <Row name={say('number')}>{groupedNumber(number)}</Row>
      <Row name={say('amount')}>{format.money(hkd(amountMinor))}</Row>
    </Lost>
  );
}

interface LostVoucherProps {
  readonly pending: PendingVoucher;
  readonly place: Place;
  readonly onEnd: () => void;
}

/** A voucher whose answer was lost; its code is shown with the answer, for the first time. */
export function LostVoucher({ pending, place, onEnd }: LostVoucherProps): ReactNode {
  const { channel, say, format } = useHall();
  const [found, setFound] = useState<HallVoucher>();
  const { key, what } = pending;
  if (found) return <VoucherSold sale={found} brand={place.brand} isNew onEnd={onEnd} />;
  return (
    <Lost
      onAsk={() => channel.call('answerHallVoucher', { body: { what } }, key)}
      onFound={setFound}
      onEnd={onEnd}
    >
      {'serial' in what ? (
        <Row name={say('voucherSerial')}>{what.serial}</Row>
      ) : (
        <Row name={say('voucherValue')}>{format.money(hkd(what.valueMinor))}</Row>
      )}
    </Lost>
  );
}
