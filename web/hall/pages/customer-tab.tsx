import { type ReactNode, useState } from 'react';
import type { PendingSale } from '../../counter/index.ts';
import type { Opened, Place, Sale } from '../state/hall-channel.ts';
import { useHall } from '../state/hall-context.tsx';
import { CustomerPage } from './customer-page.tsx';
import { FindCustomer } from './find-customer.tsx';
import { Sell } from './sell.tsx';
import { Sold } from './sold.tsx';

interface CustomerTabProps {
  readonly place: Place;
  readonly may: (permission: string) => boolean;
  readonly onSold: () => void;
  readonly onLost: (pending: PendingSale) => void;
}

type Step =
  | { readonly name: 'find' }
  | { readonly name: 'seen'; readonly opened: Opened }
  | { readonly name: 'sell'; readonly opened: Opened }
  | { readonly name: 'sold'; readonly opened: Opened; readonly sale: Sale };

/** One customer after the other: find, see, top up. */
export function CustomerTab({ place, may, onSold, onLost }: CustomerTabProps): ReactNode {
  const { channel } = useHall();
  const [step, setStep] = useState<Step>({ name: 'find' });
  const see = async ({ wanted, customer }: Opened): Promise<void> => {
    const result = await channel.call('openCustomer', { body: wanted });
    setStep({
      name: 'seen',
      opened: { wanted, customer: result.isOk ? result.answer : customer },
    });
  };
  switch (step.name) {
    case 'find':
      return <FindCustomer onFound={(opened) => setStep({ name: 'seen', opened })} />;
    case 'seen':
      return (
        <CustomerPage
          opened={step.opened}
          may={may}
          canSell={(place.own?.shift ?? null) !== null}
          onSell={() => setStep({ name: 'sell', opened: step.opened })}
          onChanged={() => void see(step.opened)}
          onNext={() => setStep({ name: 'find' })}
        />
      );
    case 'sell':
      return (
        <Sell
          opened={step.opened}
          tiles={place.tiles}
          onBack={() => setStep({ name: 'seen', opened: step.opened })}
          onSold={(sale) => {
            setStep({ name: 'sold', opened: step.opened, sale });
            onSold();
          }}
          onLost={onLost}
        />
      );
    case 'sold':
      return (
        <Sold sale={step.sale} brand={place.brand} isNew onEnd={() => void see(step.opened)} />
      );
  }
}
