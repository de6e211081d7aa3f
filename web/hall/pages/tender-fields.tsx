import { type ReactNode, useState } from 'react';
import { readHkd } from '../../counter/index.ts';
import { Field, TileGroup } from '../../kit/index.ts';
import type { Tender } from '../state/hall-channel.ts';
import { useHall } from '../state/hall-context.tsx';

type Kind = Tender['kind'];

interface TenderFieldsProps {
  readonly kind: Kind | null;
  readonly paid: string;
  readonly onKind: (kind: Kind) => void;
  readonly onPaid: (paid: string) => void;
}

/** Cash with what was handed over, or a card by the number of its approval. */
export function TenderFields({ kind, paid, onKind, onPaid }: TenderFieldsProps): ReactNode {
  const { say } = useHall();
  return (
    <>
      <TileGroup
        legend={say('paidBy')}
        chosen={kind}
        onChoose={(value) => {
          onKind(value as Kind);
          onPaid('');
        }}
        options={[
          { value: 'cash', content: say('cash') },
          { value: 'card', content: say('card') },
        ]}
      />
      {kind === 'cash' && (
        <Field label={say('handed')} inputMode="decimal" value={paid} onValue={onPaid} />
      )}
      {kind === 'card' && (
        <Field
          label={say('approval')}
          hint={say('approvalHint')}
          maxLength={12}
          value={paid}
          onValue={(value) => onPaid(value.toUpperCase())}
        />
      )}
    </>
  );
}

function tenderOf(kind: Kind | null, paid: string): Tender | undefined {
  if (kind === 'card') {
    const approval = paid.trim();
    return /^[A-Z0-9]{4,12}$/.test(approval) ? { kind, approval } : undefined;
  }
  const handedMinor = kind === 'cash' ? readHkd(paid) : undefined;
  return handedMinor ? { kind: 'cash', handedMinor } : undefined;
}

/** How a sale is paid, once it is said in full. */
export function useTender(): TenderFieldsProps & { readonly tender: Tender | undefined } {
  const [kind, onKind] = useState<Kind | null>(null);
  const [paid, onPaid] = useState('');
  return { kind, paid, onKind, onPaid, tender: tenderOf(kind, paid) };
}
