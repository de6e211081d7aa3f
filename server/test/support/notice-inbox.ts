import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { eventually } from './eventually.ts';

export interface ArrivedNotice {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly path: string;
}

export interface NoticeAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** An address that providers send notices to, which keeps them in the order of their arrival. */
export interface NoticeInbox {
  readonly url: string;
  readonly arrived: readonly ArrivedNotice[];
  /** Resolves with all wanted ones once there are so many. */
  waitFor(isWanted: (notice: ArrivedNotice) => boolean, least: number): Promise<ArrivedNotice[]>;
  close(): Promise<void>;
}

export async function openNoticeInbox(
  answer: (notice: ArrivedNotice) => NoticeAnswer,
): Promise<NoticeInbox> {
  const arrived: ArrivedNotice[] = [];
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { headers, url: path = '/' } = request;
    const notice = { headers: flat(headers), body: await buffer(request), path };
    const { status, contentType, body } = answer(notice);
    arrived.push(notice);
    response.writeHead(status, { 'content-type': contentType }).end(body);
  };
  const server = createServer((request, response) => void take(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/notices`,
    arrived,
    async waitFor(isWanted, least) {
      await eventually(`${least} notices have come`, () => {
        return arrived.filter(isWanted).length >= least;
      });
      return arrived.filter(isWanted);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function flat(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
