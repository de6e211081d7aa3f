import type { AddressInfo } from 'node:net';
import { openAppChannel } from '#channels/app';
import { openHallChannel } from '#channels/hall';
import { openConsoleChannel } from '#channels/console';
import { createStaff, type Role, totpAt } from '#identity';
import { openServer } from '#platform/http';
import { openTopupWorld, type TopupWorld } from './topup-world.ts';

/** What a request of a test may have beside its path. */
export interface Asked {
  readonly method?: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answered {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Headers;
}

export interface StaffMember {
  readonly login: string;
  readonly staff: string;
  /** With a code that has not been used yet; the clock goes on by half a minute for it. */
  credentials(): { login: string; password: string; code: string };
}

/** The top-up world behind a real server, with the app's and the staff's channel. */
export interface ConsoleWorld extends TopupWorld {
  call(path: string, asked?: Asked): Promise<Answered>;
  hire(...roles: Role[]): Promise<StaffMember>;
  /** The headers of somebody of this role who has signed in over HTTP. */
  signedIn(...roles: Role[]): Promise<Record<string, string>>;
}

const password = 'a calm harbour at dawn';
const codeMs = 30_000;
const place = {
  publicUrl: 'http://localhost',
  isDemo: true,
  inboxUrl: null,
  demoStaff: () => [],
  demoTills: () => [],
};

export async function openConsoleWorld(
  t: { after(work: () => Promise<void>): void },
  settings: Readonly<Record<string, unknown>> = {},
): Promise<ConsoleWorld> {
  const world = await openTopupWorld(t, settings);
  const { context } = world;
  const { log, metrics, clock } = context;
  const app = openServer({ log, metrics, limits: { closeTimeoutMs: 50 } });
  await app.register(async (scope) => openAppChannel(scope, context, place));
  await app.register(async (scope) => openConsoleChannel(scope, context, place));
  await app.register(async (scope) => openHallChannel(scope, context, place));
  await app.listen({ port: 0, host: '127.0.0.1' });
  t.after(() => app.close());
  const base = `http://localhost:${(app.server.address() as AddressInfo).port}`;

  const call: ConsoleWorld['call'] = async (path, { method = 'GET', body: sent, headers } = {}) => {
    const type = sent ? { 'content-type': 'application/json' } : {};
    const answer = await fetch(base + path, {
      method,
      headers: { ...type, ...headers },
      ...(sent ? { body: JSON.stringify(sent) } : {}),
    });
    const text = await answer.text();
    const body = bodyOf(answer.headers.get('content-type') ?? '', text);
    return { status: answer.status, body, headers: answer.headers };
  };
  let hired = 0;
  const hire: ConsoleWorld['hire'] = async (...roles) => {
    hired += 1;
    const login = `${roles.join('-')}${hired}`;
    const { staff, totpSecret } = await createStaff(context, {
      login,
      name: login,
      roles,
      password,
    });
    const credentials = () => {
      clock.advance(codeMs);
      return { login, password, code: totpAt(totpSecret, clock.now()) };
    };
    return { login, staff, credentials };
  };
  const signedIn: ConsoleWorld['signedIn'] = async (...roles) => {
    const { credentials } = await hire(...roles);
    const answer = await call('/api/console/session', { method: 'POST', body: credentials() });
    const { csrfToken } = answer.body as { csrfToken: string };
    return { cookie: cookiesOf(answer), 'x-csrf-token': csrfToken };
  };
  return { ...world, call, hire, signedIn };
}

/** A table as its text, and of events the last one. */
function bodyOf(contentType: string, text: string): Answered['body'] {
  if (contentType.startsWith('text/csv')) return { table: text };
  if (!contentType.startsWith('text/event-stream')) return JSON.parse(text);
  return JSON.parse(text.trimEnd().slice(text.trimEnd().lastIndexOf('data: ') + 6));
}

/** The cookies that an answer sets, as the next request carries them. */
export function cookiesOf({ headers }: Answered): string {
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .join('; ');
}
