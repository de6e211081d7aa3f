import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import type { Result } from '../../client/index.ts';
import { PressList, sentenceOf } from '../../counter/index.ts';
import { Banner, Button } from '../../kit/index.ts';
import type { Voucher, Vouchers } from '../state/till-channel.ts';
import { useTill } from '../state/till-context.tsx';

interface VouchersListProps {
  readonly onBack: () => void;
  readonly onFloat: (amountMinor: number) => void;
  readonly onShow: (sale: Voucher) => void;
}

/** The vouchers that the shop has sold, without their codes, to print a receipt or undo a sale. */
export function VouchersList({ onBack, onFloat, onShow }: VouchersListProps): ReactNode {
  const { channel, say, format } = useTill();
  const [list, setList] = useState<Vouchers>();
  const [problem, setProblem] = useState<string>();
  const take = useEffectEvent((result: Result<Vouchers>) => {
    if (!result.isOk) return setProblem(sentenceOf(result.problem, say));
    onFloat(result.answer.float.amountMinor);
    return setList((before) => ({
      ...result.answer,
      sales: [...(before?.sales ?? []), ...result.answer.sales],
    }));
  });
  const [cursor, setCursor] = useState<string | null>(null);
  useEffect(() => {
    let isHere = true;
    const load = async (): Promise<void> => {
      const query = cursor === null ? {} : { cursor };
      const result = await channel.call('listVoucherSales', { query });
      if (isHere) take(result);
    };
    void load();
    return () => {
      isHere = false;
    };
  }, [channel, cursor]);
  const show = async (sale: string): Promise<void> => {
    const result = await channel.call('readVoucherSale', { params: { sale } });
    if (result.isOk) onShow(result.answer);
    else setProblem(sentenceOf(result.problem, say));
  };
  const next = list?.cursor ?? null;
  return (
    <>
      <h1>{say('voucherList')}</h1>
      {problem && <Banner kind="attention" title={problem} isNews />}
      {!list && !problem && <p>{say('loading')}</p>}
      {list?.sales.length === 0 && <p>{say('noSales')}</p>}
      <PressList
        rows={(list?.sales ?? []).map(({ id, soldAt, serial, value, undoneAt }) => ({
          id,
          left: `${format.dayAndTime(soldAt)} · ${serial}`,
          right: `${undoneAt ? `${say('undone')} · ` : ''}${format.money(value)}`,
          label: say('show', { reference: serial }),
        }))}
        onPress={(id) => void show(id)}
      />
      {next !== null && (
        <Button kind="secondary" onClick={() => setCursor(next)}>
          {say('more')}
        </Button>
      )}
      <Button kind="secondary" onClick={onBack}>
        {say('back')}
      </Button>
    </>
  );
}
