import type { ReactNode } from 'react';
import type { Sending } from '../../reading/index.ts';
import { Rows } from '../parts/rows.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { When } from '../parts/when.tsx';
import { ApproveOrRefuse } from '../parts/approve-or-refuse.tsx';
import { countText } from '../parts/count-text.ts';
import { useConsole } from '../state/console-context.tsx';
import type { VoucherBatch } from '../state/staff-channel.ts';

interface VoucherPartsProps {
  readonly batches: readonly VoucherBatch[];
  readonly sending: Sending;
  readonly mayDecide: boolean;
}

/** Which parts of batches may be sold, and which wait for a second person. */
export function VoucherParts({ batches, sending, mayDecide }: VoucherPartsProps): ReactNode {
  const { say } = useConsole();
  const parts = batches.flatMap(({ batch, activations }) =>
    activations.map((activation) => ({ batch, ...activation })),
  );
  return (
    <Rows
      label={say('vouchers.parts')}
      none={say('none.activations')}
      rows={parts}
      keyOf={({ id }) => id}
      columns={[
        { title: say('vouchers.batch'), render: ({ batch }) => batch },
        {
          title: say('vouchers.part'),
          render: ({ first, last }) =>
            say('vouchers.numbers', { first: countText(first), last: countText(last) }),
        },
        { title: say('vouchers.asked'), render: ({ proposedAt }) => <When at={proposedAt} /> },
        {
          title: say('column.state'),
          render: ({ state }) => (
            <StateTag state={state}>{say(`vouchers.state.${state}`)}</StateTag>
          ),
        },
        {
          title: say('column.act'),
          render: ({ state, ...part }) =>
            mayDecide && state === 'proposed' && <Decision part={part} sending={sending} />,
        },
      ]}
    />
  );
}

interface DecisionProps {
  readonly part: { readonly batch: number; readonly id: string };
  readonly sending: Sending;
}

function Decision({ part: { batch, id: activation }, sending }: DecisionProps): ReactNode {
  const { call } = useConsole();
  const decide = (isApproved: boolean): void => {
    const params = { batch: String(batch), activation };
    sending.send(call('decideActivation', { params, body: { isApproved } }));
  };
  return <ApproveOrRefuse isBusy={sending.isBusy} onAnswer={decide} />;
}
