import { type ReactNode, useState } from 'react';
import { hkd, type PendingVoucher } from '../../counter/index.ts';
import { Row } from '../../kit/index.ts';
import { LostAnswer } from '../parts/lost-answer.tsx';
import type { Till, Voucher } from '../state/till-channel.ts';
import { useTill } from '../state/till-context.tsx';
import { NewVoucher } from './new-voucher.tsx';
import { VoucherSold } from './voucher-sold.tsx';
import { VouchersList } from './vouchers-list.tsx';

/** Where the one who sells vouchers is. What is lost comes before everything else. */
type Step =
  | { readonly name: 'new' | 'list' }
  | { readonly name: 'lost'; readonly pending: PendingVoucher }
  | { readonly name: 'sold'; readonly sale: Voucher; readonly isNew: boolean };

interface VoucherDeskProps {
  readonly till: Till;
  readonly onBack: () => void;
  readonly onFloat: (amountMinor: number) => void;
}

/** Vouchers from value to slip, and those that were sold before. */
export function VoucherDesk({ till, onBack, onFloat }: VoucherDeskProps): ReactNode {
  const { channel, pendingVouchers } = useTill();
  const [step, go] = useState<Step>(() => {
    const pending = pendingVouchers.read();
    return pending ? { name: 'lost', pending } : { name: 'new' };
  });
  const finish = (next: Step, floatMinor: number): void => {
    pendingVouchers.keep(null);
    onFloat(floatMinor);
    go(next);
  };
  switch (step.name) {
    case 'new':
      return (
        <NewVoucher
          till={till}
          onSold={(sale) =>
            finish({ name: 'sold', sale, isNew: true }, sale.floatAfter.amountMinor)
          }
          onLost={(pending) => go({ name: 'lost', pending })}
          onList={() => go({ name: 'list' })}
          onBack={onBack}
        />
      );
    case 'lost':
      return (
        <LostAnswer
          onAsk={() =>
            channel.call(
              'answerVoucherSale',
              { body: { what: step.pending.what } },
              step.pending.key,
            )
          }
          onSold={(sale, floatMinor) => finish({ name: 'sold', sale, isNew: true }, floatMinor)}
          onNotSold={(floatMinor) => finish({ name: 'new' }, floatMinor)}
        >
          <Wanted what={step.pending.what} />
        </LostAnswer>
      );
    case 'sold':
      return (
        <VoucherSold
          key={step.sale.id}
          sale={step.sale}
          isNew={step.isNew}
          onNext={() => go({ name: step.isNew ? 'new' : 'list' })}
          onUndone={(sale) => go({ ...step, sale })}
        />
      );
    case 'list':
      return (
        <VouchersList
          onBack={() => go({ name: 'new' })}
          onFloat={onFloat}
          onShow={(sale) => go({ name: 'sold', sale, isNew: false })}
        />
      );
  }
}

function Wanted({ what }: Pick<PendingVoucher, 'what'>): ReactNode {
  const { say, format } = useTill();
  if ('serial' in what) return <Row name={say('voucherCard')}>{what.serial}</Row>;
  return <Row name={say('voucherValue')}>{format.money(hkd(what.valueMinor))}</Row>;
}
