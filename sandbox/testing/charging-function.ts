import { connect, createServer, type ServerHttp2Session, type ServerHttp2Stream } from 'node:http2';
import type { AddressInfo } from 'node:net';

/** A request as it arrived. Tests read what they need of it. */
export type Asked = Record<string, unknown> & {
  invocationSequenceNumber: number;
  notifyUri: string;
  subscriberIdentifier: string;
  multipleUnitUsage: {
    ratingGroup: number;
    requestedUnit?: Record<string, number>;
    usedUnitContainer: (Record<string, unknown> & { localSequenceNumber: number })[];
  }[];
};

export interface ChargingFunction {
  url: string;
  /** Every request with its path, in the order of arrival. */
  asked: { path: string; body: Asked }[];
  /** Units that nobody has used yet. */
  left: number;
  /** Bytes of one grant; a call gets a minute and a message is one. */
  bytes: number;
  /** Each container once, whatever it counts. */
  counted(): number;
  /** What the answers are to look like; the usual ones when it is undefined. */
  twist: ((answer: Answer) => unknown) | undefined;
  notify(uri: string, body: object): Promise<number>;
  close(): Promise<void>;
}

export interface Answer {
  invocationTimeStamp: string;
  invocationSequenceNumber: number;
  multipleUnitInformation: Record<string, unknown>[];
}

const units = ['totalVolume', 'time', 'serviceSpecificUnits'];

/**
 * The other side of the core network, as small as tests can bear: one pot for everybody, answers
 * that are repeated for a number that came before, and a redirect when the pot is empty.
 */
export async function startChargingFunction(): Promise<ChargingFunction> {
  const answered = new Map<string, Reply>();
  const containers = new Map<string, number>();
  const connections = new Set<ServerHttp2Session>();
  const server = createServer();
  server.on('session', (session) => {
    connections.add(session);
    session.on('close', () => connections.delete(session));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const self: ChargingFunction = {
    url: `http://127.0.0.1:${port}`,
    asked: [],
    left: 1e9,
    bytes: 1_000,
    counted: () => [...containers.values()].reduce((sum, one) => sum + one, 0),
    twist: undefined,
    notify,
    async close() {
      server.close();
      for (const connection of connections) connection.destroy();
    },
  };
  server.on('stream', (stream, headers) => {
    void respond(self, answered, containers, stream, String(headers[':path']));
    stream.on('error', () => stream.destroy());
  });
  return self;
}

interface Reply {
  status: number;
  location: string;
  body: string;
}

async function respond(
  self: ChargingFunction,
  answered: Map<string, Reply>,
  containers: Map<string, number>,
  stream: ServerHttp2Stream,
  target: string,
): Promise<void> {
  const body = JSON.parse(await readAll(stream)) as Asked;
  const path = target.replace('/nchf-convergedcharging/v3/chargingdata', '');
  self.asked.push({ path, body });
  const session = `${body.subscriberIdentifier} ${String(body['chargingId'])}`;
  const key = `${session} ${body.invocationSequenceNumber}`;
  const reply = answered.get(key) ?? answer(self, containers, session, path, body);
  answered.set(key, reply);
  if (stream.destroyed) return;
  stream.respond({
    ':status': reply.status,
    'content-type': 'application/json',
    ...(path === '' ? { location: reply.location } : {}),
  });
  stream.end(reply.body);
}

function answer(
  self: ChargingFunction,
  containers: Map<string, number>,
  session: string,
  path: string,
  body: Asked,
): Reply {
  const reference = session.replaceAll(' ', '-');
  const location = `${self.url}/nchf-convergedcharging/v3/chargingdata/${reference}`;
  for (const { usedUnitContainer } of body.multipleUnitUsage) {
    for (const container of usedUnitContainer) {
      const used = Number(container[units.find((unit) => unit in container) ?? '']);
      const key = `${session} ${container.localSequenceNumber}`;
      if (!containers.has(key)) self.left -= used;
      containers.set(key, used);
    }
  }
  if (path.endsWith('/release')) return { status: 204, location, body: '' };
  const usual: Answer = {
    invocationTimeStamp: new Date().toISOString(),
    invocationSequenceNumber: body.invocationSequenceNumber,
    multipleUnitInformation: body.multipleUnitUsage.map((group) => grant(self, body, group)),
  };
  const status = path === '' ? 201 : 200;
  return { status, location, body: JSON.stringify(self.twist?.(usual) ?? usual) };
}

function grant(
  self: ChargingFunction,
  body: Asked,
  { ratingGroup, requestedUnit }: Asked['multipleUnitUsage'][number],
): Record<string, unknown> {
  if (requestedUnit === undefined) return { ratingGroup, resultCode: 'SUCCESS' };
  const unit =
    'iMSChargingInformation' in body
      ? 'time'
      : 'sMSChargingInformation' in body
        ? 'serviceSpecificUnits'
        : 'totalVolume';
  const usual = { totalVolume: self.bytes, time: 60, serviceSpecificUnits: 1 }[unit];
  const granted = Math.min(requestedUnit[unit] ?? usual, usual, self.left);
  const redirectServer = {
    redirectAddressType: 'URL',
    redirectServerAddress: 'https://topup.example/',
  };
  const finalUnitIndication = { finalUnitAction: 'REDIRECT', redirectServer };
  if (granted === 0) return { ratingGroup, resultCode: 'QUOTA_LIMIT_REACHED', finalUnitIndication };
  return {
    ratingGroup,
    resultCode: 'SUCCESS',
    grantedUnit: { [unit]: granted },
    validityTime: 3_600,
    ...(granted === self.left ? { finalUnitIndication } : {}),
    ...(unit === 'totalVolume' && granted > 100 ? { volumeQuotaThreshold: 100 } : {}),
  };
}

async function readAll(stream: ServerHttp2Stream): Promise<string> {
  let text = '';
  for await (const piece of stream.setEncoding('utf8')) text += String(piece);
  return text;
}

/** Gives the status of the answer; 0 when there was none within two seconds. */
async function notify(uri: string, body: object): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const url = new URL(uri);
  const client = connect(url.origin);
  client.on('error', () => resolve(0));
  const stream = client.request({ ':method': 'POST', ':path': url.pathname });
  stream.on('response', (headers) => resolve(headers[':status'] ?? 0));
  stream.on('error', () => resolve(0));
  stream.setTimeout(2_000, () => resolve(0));
  stream.end(JSON.stringify(body));
  const status = await promise;
  client.destroy();
  return status;
}
