import { sentenceOf } from '../../counter/index.ts';
import { type ReactNode, useState } from 'react';
import { Banner, Button, Tabs } from '../../kit/index.ts';
import { useRead } from '../../reading/index.ts';
import type { Place, Session } from '../state/hall-channel.ts';
import { useHall } from '../state/hall-context.tsx';
import { CustomerTab } from './customer-tab.tsx';
import { LostSale, LostVoucher } from './lost-sale.tsx';
import { SuperviseTab } from './supervise-tab.tsx';
import { TillTab } from './till-tab.tsx';

type Staff = NonNullable<Session['staff']>;

/** Where one works: a customer, one's till, and what waits for a second pair of eyes. */
export function Desk({ staff }: { readonly staff: Staff }): ReactNode {
  const { channel, say } = useHall();
  const place = useRead('hall', () => channel.call('readHall', {}));
  const [shown, setShown] = useState('customer');
  if (!place.value) {
    if (!place.problem) return <p>{say('loading')}</p>;
    return (
      <>
        <h1>{say('title')}</h1>
        <Banner kind="attention" title={sentenceOf(place.problem, say)} />
        <Button onClick={place.readAgain}>{say('beginAgain')}</Button>
      </>
    );
  }
  return (
    <Opened
      staff={staff}
      place={place.value}
      readAgain={place.readAgain}
      shown={shown}
      onShow={setShown}
    />
  );
}

interface OpenedProps {
  readonly staff: Staff;
  readonly place: Place;
  readonly readAgain: () => void;
  readonly shown: string;
  readonly onShow: (name: string) => void;
}

function Opened({ staff, place, readAgain, shown, onShow }: OpenedProps): ReactNode {
  const { say, pendingSales, pendingVouchers } = useHall();
  const [pending, setPending] = useState(() => pendingSales.read());
  const [voucher, setVoucher] = useState(() => pendingVouchers.read());
  const may = (permission: string): boolean => staff.permissions.includes(permission);
  if (pending && place.own) {
    return (
      <LostSale
        pending={pending}
        place={place}
        onEnd={() => {
          pendingSales.keep(null);
          setPending(null);
          readAgain();
        }}
      />
    );
  }
  if (voucher && place.own) {
    return (
      <LostVoucher
        pending={voucher}
        place={place}
        onEnd={() => {
          pendingVouchers.keep(null);
          setVoucher(null);
          readAgain();
        }}
      />
    );
  }
  const tabs = [
    { name: 'customer', label: say('tabCustomer'), isShown: may('lines.read') },
    { name: 'till', label: say('tabTill'), isShown: place.own !== null },
    { name: 'supervise', label: say('tabSupervise'), isShown: may('tills.supervise') },
  ].filter(({ isShown }) => isShown);
  const others = new Set([...pendingSales.others(), ...pendingVouchers.others()]);
  if (tabs.length === 0) return <Banner kind="attention" title={say('nothingHere')} />;
  return (
    <Tabs label={say('title')} tabs={tabs} shown={shown} onShow={onShow}>
      {[...others].map((login) => (
        <Banner key={login} kind="attention" title={say('othersLost', { login })} />
      ))}
      {shown === 'customer' && (
        <CustomerTab place={place} may={may} onSold={readAgain} onLost={setPending} />
      )}
      {shown === 'till' && place.own && (
        <TillTab place={place} own={place.own} onChanged={readAgain} onLost={setVoucher} />
      )}
      {shown === 'supervise' && <SuperviseTab denominations={place.denominations} />}
    </Tabs>
  );
}
