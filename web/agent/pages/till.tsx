import { type ReactNode, useEffect, useState } from 'react';
import { newAttemptKey } from '../../client/index.ts';
import type { PendingSale } from '../../counter/index.ts';
import { readOwnFix } from '../state/own-fix.ts';
import type { Echo, Sale, Till as TillOf } from '../state/till-channel.ts';
import { useTill } from '../state/till-context.tsx';
import { Confirm } from './confirm.tsx';
import { FloatsPage } from './floats.tsx';
import { Lost } from './lost.tsx';
import { codeIn, NewSale, type Typed } from './new-sale.tsx';
import { SalesList } from './sales-list.tsx';
import { Sold } from './sold.tsx';
import { VoucherDesk } from './voucher-desk.tsx';

/** Where the one at the till is. What is lost comes before everything else. */
type Step =
  | { readonly name: 'new'; readonly typed: Typed }
  | { readonly name: 'confirm'; readonly typed: Typed; readonly echo: Echo }
  | { readonly name: 'lost'; readonly pending: PendingSale }
  | { readonly name: 'sold'; readonly sale: Sale; readonly isNew: boolean }
  | { readonly name: 'list' | 'floats' | 'vouchers' };

const nothing: Typed = { number: '', again: '', amountMinor: null, code: '' };
const fresh: Step = { name: 'new', typed: nothing };

/** A sale from number to slip, one step at a time. */
export function Till({ till }: { readonly till: TillOf }): ReactNode {
  const { pendingSales, pendingVouchers, session, onSession } = useTill();
  const [step, setStep] = useState<Step>(() => {
    const pending = pendingSales.read();
    if (pending) return { name: 'lost', pending };
    return pendingVouchers.read() ? { name: 'vouchers' } : fresh;
  });
  const { isPlaceNeeded } = till;
  useEffect(() => {
    if (isPlaceNeeded) void readOwnFix();
  }, [isPlaceNeeded]);
  const setFloat = (amountMinor: number): void => {
    onSession({ ...session, till: { ...till, float: { ...till.float, amountMinor } } });
  };
  const finish = (next: Step, floatMinor?: number): void => {
    pendingSales.keep(null);
    if (floatMinor !== undefined) setFloat(floatMinor);
    setStep(next);
  };
  return <StepPage till={till} step={step} go={setStep} finish={finish} setFloat={setFloat} />;
}

interface StepPageProps {
  readonly till: TillOf;
  readonly step: Step;
  readonly go: (step: Step) => void;
  /** The question what became of a sale is answered. */
  readonly finish: (step: Step, floatMinor?: number) => void;
  readonly setFloat: (amountMinor: number) => void;
}

function StepPage({ till, step, go, finish, setFloat }: StepPageProps): ReactNode {
  switch (step.name) {
    case 'new':
      return (
        <NewSale
          till={till}
          first={step.typed}
          onEcho={(typed, echo) => go({ name: 'confirm', typed, echo })}
          onList={() => go({ name: 'list' })}
          onVouchers={() => go({ name: 'vouchers' })}
          onFloats={till.isSupervisor ? () => go({ name: 'floats' }) : undefined}
        />
      );
    case 'confirm':
      return (
        <Confirm
          echo={step.echo}
          amountMinor={step.typed.amountMinor ?? 0}
          promotionCode={codeIn(step.typed)}
          newKey={() => newAttemptKey()}
          onChange={() => go({ name: 'new', typed: step.typed })}
          onSold={(sale) =>
            finish({ name: 'sold', sale, isNew: true }, sale.floatAfter.amountMinor)
          }
          onLost={(pending) => go({ name: 'lost', pending })}
        />
      );
    case 'lost':
      return (
        <Lost
          pending={step.pending}
          onSold={(sale, floatMinor) => finish({ name: 'sold', sale, isNew: true }, floatMinor)}
          onNotSold={(floatMinor) => finish(fresh, floatMinor)}
        />
      );
    case 'sold':
      return (
        <Sold
          key={step.sale.topup}
          sale={step.sale}
          isNew={step.isNew}
          onNext={() => go(step.isNew ? fresh : { name: 'list' })}
          onUndone={(sale) => go({ ...step, sale })}
        />
      );
    case 'floats':
      return <FloatsPage onBack={() => go(fresh)} onFloat={setFloat} />;
    case 'vouchers':
      return <VoucherDesk till={till} onBack={() => go(fresh)} onFloat={setFloat} />;
    case 'list':
      return (
        <SalesList
          onBack={() => go(fresh)}
          onFloat={setFloat}
          onShow={(sale) => go({ name: 'sold', sale, isNew: false })}
        />
      );
  }
}
