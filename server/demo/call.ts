import type { Scene } from './scene.ts';

/** A call of the story's person through the sandbox's core network, which charges it as it goes. */
export interface Call {
  /** Goes on for half an hour. */
  talk(): Promise<void>;
  /** Whether the network still lets them talk. */
  isOn(): Promise<boolean>;
  hangUp(): Promise<void>;
}

const halfAnHourSeconds = 1_800;
const friend = '+8613800138009';

export async function openCall({ system, person }: Scene): Promise<Call> {
  const { addresses, demo } = system.status;
  const caller = demo?.subscribers.find(({ numbers }) => numbers.includes(person.number));
  if (!caller) throw new Error('the person of the story has no SIM');
  const post = async (path: string, body: object = {}): Promise<{ id: string; state: string }> => {
    const address = `${addresses.sandboxCoreNetwork}/sandbox/${path}`;
    const answer = await fetch(address, { method: 'POST', body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`the core network refused ${path}: ${await answer.text()}`);
    return (await answer.json()) as { id: string; state: string };
  };
  const wish = { service: 'voice', to: friend };
  const { id } = await post(`lines/${caller.imsi}/sessions`, wish);
  return {
    talk: async () => void (await post(`sessions/${id}/use`, { units: halfAnHourSeconds })),
    isOn: async () => (await post(`sessions/${id}/report`)).state === 'active',
    hangUp: async () => void (await post(`sessions/${id}/end`)),
  };
}
