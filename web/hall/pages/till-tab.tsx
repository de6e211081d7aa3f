import { type ReactNode, useState } from 'react';
import { type PendingVoucher, PressList } from '../../counter/index.ts';
import { Button, Card } from '../../kit/index.ts';
import type { HallVoucher, OwnTill, Place, Sale, Shift } from '../state/hall-channel.ts';
import { useHall } from '../state/hall-context.tsx';
import { useCalling } from '../state/use-calling.ts';
import { CloseTill } from './close-till.tsx';
import { OpenTill } from './open-till.tsx';
import { ShiftCard } from './shift-card.tsx';
import { SellVoucher } from './sell-voucher.tsx';
import { Sold } from './sold.tsx';
import { VoucherSold } from './voucher-sold.tsx';

interface TillTabProps {
  readonly place: Place;
  readonly own: OwnTill;
  readonly onChanged: () => void;
  readonly onLost: (pending: PendingVoucher) => void;
}

/** What is in front of the till's own page, if anything. */
type Front =
  | { readonly name: 'sale'; readonly sale: Sale }
  | { readonly name: 'voucher'; readonly sale: HallVoucher; readonly isNew: boolean }
  | { readonly name: 'sell' };

/** One's own till: opened by a count, what it has sold and sells, closed by a count. */
export function TillTab({ place, own, onChanged, onLost }: TillTabProps): ReactNode {
  const { denominations, brand } = place;
  const { say } = useHall();
  const [closed, setClosed] = useState<Shift>();
  const [front, setFront] = useState<Front>();
  const back = (): void => setFront(undefined);
  if (front?.name === 'sale')
    return <Sold sale={front.sale} brand={brand} isNew={false} onEnd={back} />;
  if (front?.name === 'voucher') return <VoucherSold {...front} brand={brand} onEnd={back} />;
  if (!own.shift) {
    return (
      <div className="hall-narrow stack">
        <h1>{say('tabTill')}</h1>
        {closed && <ShiftCard shift={closed} />}
        <OpenTill
          denominations={denominations}
          onOpened={() => {
            setClosed(undefined);
            onChanged();
          }}
        />
      </div>
    );
  }
  if (front) {
    return (
      <SellVoucher
        tiles={place.voucherTiles}
        onBack={back}
        onSold={(sale) => {
          setFront({ name: 'voucher', sale, isNew: true });
          onChanged();
        }}
        onLost={onLost}
      />
    );
  }
  return (
    <div className="hall-columns">
      <div className="stack">
        <h1>{say('tabTill')}</h1>
        <Button onClick={() => setFront({ name: 'sell' })}>{say('voucherSell')}</Button>
        <SoldCard own={own} onShow={setFront} />
      </div>
      <CloseTill
        shift={own.shift}
        denominations={denominations}
        onClosed={(shift) => {
          setClosed(shift);
          onChanged();
        }}
      />
    </div>
  );
}

interface SoldCardProps {
  readonly own: OwnTill;
  readonly onShow: (front: Front) => void;
}

function SoldCard({ own: { shift, sales, vouchers, totals }, onShow }: SoldCardProps): ReactNode {
  const { channel, say, format } = useHall();
  const { run } = useCalling();
  const show = async (topup: string): Promise<void> => {
    const sale = await run(channel.call('readCounterSale', { params: { topup } }));
    if (sale) onShow({ name: 'sale', sale });
  };
  const showVoucher = async (serial: string): Promise<void> => {
    const sale = await run(channel.call('readHallVoucher', { params: { serial } }));
    if (sale) onShow({ name: 'voucher', sale, isNew: false });
  };
  return (
    <Card title={say('tillOf', { till: shift?.till ?? '', number: String(shift?.number ?? '') })}>
      {totals.map(({ tender, sales: count, value }) => (
        <p key={tender} className="hall-bar">
          <span>{say(tender === 'cash' ? 'soldCash' : 'soldCard', { count: String(count) })}</span>
          {value && <strong>{format.money(value)}</strong>}
        </p>
      ))}
      {sales.length + vouchers.length === 0 && <p className="soft">{say('noSales')}</p>}
      {sales.length > 0 && (
        <PressList
          rows={sales.map((sale) => ({
            id: sale.topup,
            left: `${format.time(sale.soldAt)} · ${sale.maskedNumber}`,
            right: `${sale.undoneAt ? `${say('undone')} · ` : ''}${format.money(sale.value)}`,
            label: say('show', { reference: sale.reference }),
          }))}
          onPress={(topup) => void show(topup)}
        />
      )}
      <PressList
        rows={vouchers.map(({ serial, soldAt, value, undoneAt }) => ({
          id: serial,
          left: `${format.time(soldAt)} · ${say('voucher')} ${serial}`,
          right: `${undoneAt ? `${say('undone')} · ` : ''}${format.money(value)}`,
          label: say('show', { reference: serial }),
        }))}
        onPress={(serial) => void showVoucher(serial)}
      />
    </Card>
  );
}
