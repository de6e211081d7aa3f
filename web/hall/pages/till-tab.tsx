import { type ReactNode, useState } from 'react';
import { PressList } from '../../counter/index.ts';
import { Card } from '../../kit/index.ts';
import type { OwnTill, Sale, Shift } from '../state/hall-channel.ts';
import { useHall } from '../state/hall-context.tsx';
import { useCalling } from '../state/use-calling.ts';
import { CloseTill } from './close-till.tsx';
import { OpenTill } from './open-till.tsx';
import { ShiftCard } from './shift-card.tsx';
import { Sold } from './sold.tsx';

interface TillTabProps {
  readonly own: OwnTill;
  readonly denominations: readonly number[];
  readonly onChanged: () => void;
}

/** One's own till: opened by a count, what it has sold, closed by a count. */
export function TillTab({ own, denominations, onChanged }: TillTabProps): ReactNode {
  const { say } = useHall();
  const [closed, setClosed] = useState<Shift>();
  const [sale, setSale] = useState<Sale>();
  if (sale) return <Sold sale={sale} onEnd={() => setSale(undefined)} />;
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
  return (
    <div className="hall-columns">
      <div className="stack">
        <h1>{say('tabTill')}</h1>
        <SoldCard own={own} onShow={setSale} />
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
  readonly onShow: (sale: Sale) => void;
}

function SoldCard({ own: { shift, sales, totals }, onShow }: SoldCardProps): ReactNode {
  const { channel, say, format } = useHall();
  const { run } = useCalling();
  const show = async (topup: string): Promise<void> => {
    const sale = await run(channel.call('readCounterSale', { params: { topup } }));
    if (sale) onShow(sale);
  };
  return (
    <Card title={say('tillOf', { till: shift?.till ?? '', number: String(shift?.number ?? '') })}>
      {totals.map(({ tender, sales: count, value }) => (
        <p key={tender} className="hall-bar">
          <span>{say(tender === 'cash' ? 'soldCash' : 'soldCard', { count: String(count) })}</span>
          <strong>{format.money(value)}</strong>
        </p>
      ))}
      {sales.length === 0 && <p className="soft">{say('noSales')}</p>}
      <PressList
        rows={sales.map((sale) => ({
          id: sale.topup,
          left: `${format.time(sale.soldAt)} · ${sale.maskedNumber}`,
          right: `${sale.undoneAt ? `${say('undone')} · ` : ''}${format.money(sale.value)}`,
          label: say('show', { reference: sale.reference }),
        }))}
        onPress={(topup) => void show(topup)}
      />
    </Card>
  );
}
