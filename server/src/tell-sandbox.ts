import { assert } from '#base';
import type { Context } from '#platform/context';

/** Makes a call of the control interface that a program of the sandbox has. */
export async function tellSandbox(
  context: Context,
  address: string,
  path: string,
  body: object,
): Promise<void> {
  const told = await context.http.call({
    method: 'POST',
    url: `${address}/sandbox/${path}`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    timeoutMs: 5_000,
  });
  assert(told.outcome === 'proof' && told.answer.status === 200, `${address} took ${path}`);
}
