import { PressList, sentenceOf } from '../../counter/index.ts';
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import type { Result } from '../../client/index.ts';
import { Banner, Button, Card } from '../../kit/index.ts';
import type { Sale, Sales } from '../state/till-channel.ts';
import { useTill } from '../state/till-context.tsx';

interface SalesListProps {
  readonly onBack: () => void;
  readonly onFloat: (amountMinor: number) => void;
  readonly onShow: (sale: Sale) => void;
}

/** What each till has sold today, and the newest sales, to print or undo one. */
export function SalesList({ onBack, onFloat, onShow }: SalesListProps): ReactNode {
  const { channel, say, format } = useTill();
  const [list, setList] = useState<Sales>();
  const [problem, setProblem] = useState<string>();
  const take = useEffectEvent((result: Result<Sales>) => {
    if (!result.isOk) return setProblem(sentenceOf(result.problem, say));
    onFloat(result.answer.float.amountMinor);
    return setList(result.answer);
  });
  useEffect(() => {
    let isHere = true;
    const load = async (): Promise<void> => {
      const result = await channel.call('listSales', { query: {} });
      if (isHere) take(result);
    };
    void load();
    return () => {
      isHere = false;
    };
  }, [channel]);
  const show = async (topup: string): Promise<void> => {
    const result = await channel.call('readSale', { params: { topup } });
    if (result.isOk) onShow(result.answer);
    else setProblem(sentenceOf(result.problem, say));
  };
  return (
    <>
      <h1>{say('sales')}</h1>
      {problem && <Banner kind="attention" title={problem} isNews />}
      {!list && !problem && <p>{say('loading')}</p>}
      {list && list.today.length > 0 && (
        <Card title={say('today')}>
          {list.today.map(({ till, sales, price }) => (
            <p key={till}>
              {say('todayOf', {
                till: String(till),
                count: String(sales),
                value: format.money(price),
              })}
            </p>
          ))}
        </Card>
      )}
      {list?.sales.length === 0 && <p>{say('noSales')}</p>}
      <PressList
        rows={(list?.sales ?? []).map((sale) => ({
          id: sale.topup,
          left: `${format.time(sale.soldAt)} · ${sale.maskedNumber}`,
          right: `${sale.undoneAt ? `${say('undone')} · ` : ''}${format.money(sale.value)}`,
          label: say('show', { reference: sale.reference }),
        }))}
        onPress={(topup) => void show(topup)}
      />
      <Button kind="secondary" onClick={onBack}>
        {say('back')}
      </Button>
    </>
  );
}
