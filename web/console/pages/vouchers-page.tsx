import type { ReactNode } from 'react';
import { useRead, useSending } from '../../reading/index.ts';
import { Block } from '../layout/block.tsx';
import { Known } from '../layout/known.tsx';
import { Page } from '../layout/page.tsx';
import { ProblemNote } from '../layout/problem-note.tsx';
import { type Column, Rows } from '../parts/rows.tsx';
import { countText } from '../parts/count-text.ts';
import { useConsole } from '../state/console-context.tsx';
import type { VoucherBatch } from '../state/staff-channel.ts';
import { VoucherActs } from './voucher-acts.tsx';
import { VoucherFinder } from './voucher-finder.tsx';
import { VoucherParts } from './voucher-parts.tsx';

/** Batches and what became of them, the parts that may be sold, and the life of one voucher. */
export function VouchersPage(): ReactNode {
  const { say, call, session } = useConsole();
  const read = useRead('vouchers', () => call('listVoucherBatches', {}));
  const { sending, problem } = useSending(read.readAgain);
  const mayChange = session?.staff?.permissions.includes('vouchers.change') ?? false;
  return (
    <Page title={say('title.vouchers')}>
      <Block title={say('vouchers.one')}>
        <VoucherFinder />
      </Block>
      {problem && <ProblemNote problem={problem} />}
      <Known read={read}>
        {({ batches }) => (
          <>
            <Block title={say('vouchers.batches')}>
              <BatchRows batches={batches} />
            </Block>
            <Block title={say('vouchers.parts')}>
              <VoucherParts batches={batches} sending={sending} mayDecide={mayChange} />
            </Block>
            {mayChange && batches.length > 0 && (
              <Block title={say('vouchers.act')}>
                <VoucherActs batches={batches} onDone={read.readAgain} />
              </Block>
            )}
          </>
        )}
      </Known>
    </Page>
  );
}

function counted(title: string, of: (batch: VoucherBatch) => number): Column<VoucherBatch> {
  return { title, isAmount: true, render: (batch) => countText(of(batch)) };
}

function BatchRows({ batches }: { readonly batches: readonly VoucherBatch[] }): ReactNode {
  const { say, format } = useConsole();
  return (
    <Rows
      label={say('vouchers.batches')}
      none={say('none.batches')}
      rows={batches}
      keyOf={({ batch }) => batch}
      columns={[
        { title: say('vouchers.batch'), isFree: true, render: (one) => <BatchName of={one} /> },
        {
          title: say('column.value'),
          isAmount: true,
          render: ({ value }) => format.money(value),
        },
        { title: say('vouchers.expires'), render: ({ expiresOn }) => format.day(expiresOn) },
        counted(say('vouchers.count'), ({ count }) => count),
        counted(say('vouchers.available'), ({ counts }) => counts.available),
        counted(say('vouchers.sold'), ({ counts }) => counts.sold),
        counted(say('vouchers.redeemed'), ({ counts }) => counts.redeemed),
        counted(say('vouchers.expired'), ({ counts }) => counts.expired),
        counted(say('vouchers.blocked'), ({ counts }) => counts.blocked),
        { title: say('vouchers.owed'), isAmount: true, render: ({ owed }) => format.money(owed) },
      ]}
    />
  );
}

function BatchName({
  of: { batch, label, kind, state },
}: {
  readonly of: VoucherBatch;
}): ReactNode {
  const { say } = useConsole();
  const standing = { making: say('vouchers.making'), made: '', given_up: say('vouchers.givenUp') };
  return (
    <>
      {batch} · {label}
      <br />
      <span className="soft">
        {say(`vouchers.kind.${kind}`)} {standing[state]}
      </span>
    </>
  );
}
