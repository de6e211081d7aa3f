import { type ReactNode, useState } from 'react';
import { sentenceOf } from '../../counter/index.ts';
import { Banner, Button, Card } from '../../kit/index.ts';
import type { People as PeopleOf } from '../state/till-channel.ts';
import { useTill } from '../state/till-context.tsx';

type Shop = PeopleOf['shops'][number];

/** The tills of one's shops and who stands at them, for whoever asks. */
export function People(): ReactNode {
  const { channel, say } = useTill();
  const [shops, setShops] = useState<readonly Shop[]>();
  const [problem, setProblem] = useState<string>();
  const load = async (): Promise<void> => {
    const result = await channel.call('listPeople', {});
    if (result.isOk) setShops(result.answer.shops);
    setProblem(result.isOk ? undefined : sentenceOf(result.problem, say));
  };
  return (
    <>
      {problem && <Banner kind="attention" title={problem} isNews />}
      {!shops && (
        <Button kind="secondary" onClick={() => void load()}>
          {say('peopleShow')}
        </Button>
      )}
      {shops?.map((shop) => (
        <ShopPeople key={shop.id} shop={shop} />
      ))}
    </>
  );
}

function ShopPeople({ shop }: { readonly shop: Shop }): ReactNode {
  const { say } = useTill();
  const stopped = (text: string, isStopped: boolean): string =>
    isStopped ? `${text} (${say('suspended')})` : text;
  return (
    <Card title={stopped(shop.name, shop.isSuspended)}>
      <ul>
        {shop.tills.map(({ number, label, isStopped }) => (
          <li key={number}>
            {stopped(say('peopleTill', { till: `${number}`, label }), isStopped)}
          </li>
        ))}
        {shop.people.map(({ login, name, isSupervisor, isStopped }) => (
          <li key={login}>
            {stopped(say(isSupervisor ? 'peopleBoss' : 'peopleOne', { name, login }), isStopped)}
          </li>
        ))}
      </ul>
    </Card>
  );
}
