import { randomInt } from 'node:crypto';
import type { World } from './world.ts';

export interface Said {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

const answerMs = 15_000;
const mostHeard = 60;
const tries = 4;

/** An answer that did not come: what was asked may have been done. */
export class Lost extends Error {
  override readonly name = 'Lost';
}

/**
 * Asks the platform as its documentation says: with a token that is got when it is needed, and
 * again where nothing came back, since every operation may be asked again.
 */
export async function ask(
  world: World,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
  preference?: string,
): Promise<Said> {
  for (let tried = 1; ; tried += 1) {
    try {
      const said = await askOnce(world, method, path, body, preference);
      if (said.status === 401 && tried < tries) {
        world.token = undefined;
        continue;
      }
      const isPassing = said.status === 429 || said.status === 503;
      if (!isPassing || tried >= tries) return said;
    } catch (error) {
      if (tried >= tries) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, randomInt(100 * 2 ** tried)));
  }
}

async function askOnce(
  world: World,
  method: string,
  path: string,
  body: object | undefined,
  preference: string | undefined,
): Promise<Said> {
  const headers: Record<string, string> = {
    authorization: `Bearer ${await tokenOf(world)}`,
    accept: 'application/json',
    'accept-language': 'en',
  };
  if (body) headers['content-type'] = 'application/json';
  if (preference !== undefined) headers['prefer'] = preference;
  const text = body === undefined ? {} : { body: JSON.stringify(body) };
  return send(world, `${method} ${path}`, path, { method, headers, ...text });
}

/** Kept until shortly before it ends. */
async function tokenOf(world: World): Promise<string> {
  const { connection, token } = world;
  if (!connection) throw new Lost('the shop has not been told where the platform is');
  if (token && Date.now() < token.untilMs) return token.text;
  const { client, secret } = connection;
  const shown = Buffer.from(`${client}:${secret}`).toString('base64');
  const said = await send(world, 'POST /oauth/token', '/oauth/token', {
    method: 'POST',
    headers: { authorization: `Basic ${shown}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  const { access_token: text, expires_in: seconds } = said.body;
  if (typeof text !== 'string' || typeof seconds !== 'number') {
    throw new Lost(`no token: ${String(said.body['error'])}`);
  }
  world.token = { text, untilMs: Date.now() + (seconds - 30) * 1_000 };
  return text;
}

async function send(world: World, asked: string, path: string, init: RequestInit): Promise<Said> {
  const beganMs = performance.now();
  const note = (status: number | 'lost'): void => {
    const took = `${Math.round(performance.now() - beganMs)} ms`;
    world.heard.push({ asked, status, took });
    if (world.heard.length > mostHeard) world.heard.shift();
  };
  try {
    const response = await fetch(`${world.connection?.baseUrl ?? ''}${path}`, {
      ...init,
      signal: AbortSignal.timeout(answerMs),
    });
    const text = await response.text();
    if (world.answersToLose > 0 && path !== '/oauth/token') {
      world.answersToLose -= 1;
      throw new Lost('the answer was lost on the way');
    }
    note(response.status);
    return { status: response.status, body: JSON.parse(text) as Said['body'] };
  } catch (error) {
    note('lost');
    throw new Lost(error instanceof Error ? error.message : String(error));
  }
}
