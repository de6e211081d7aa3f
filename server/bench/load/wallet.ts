import { createPrivateKey, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { text } from 'node:stream/consumers';

/**
 * A process of its own: a wallet that pays at once whatever is asked for, and signs its answers.
 */
const [pem] = (await once(process, 'message')) as [string];
const key = createPrivateKey(pem);
let paid = 0;

interface Asked {
  readonly paymentRequestId: string;
  readonly paymentAmount: unknown;
}

const server = createServer((request, response) => {
  void (async () => {
    const { paymentRequestId, paymentAmount } = JSON.parse(await text(request)) as Asked;
    paid += 1;
    const time = new Date().toISOString();
    const body = JSON.stringify({
      result: { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success.' },
      paymentRequestId,
      paymentId: `bench${paid}`,
      paymentAmount,
      paymentTime: time,
    });
    const client = String(request.headers['client-id']);
    const signed = `POST ${request.url}\n${client}.${time}.${body}`;
    const signature = encodeURIComponent(
      sign('RSA-SHA256', Buffer.from(signed), key).toString('base64'),
    );
    response.writeHead(200, {
      'content-type': 'application/json; charset=UTF-8',
      'response-time': time,
      signature: `algorithm=RSA256,keyVersion=1,signature=${signature}`,
    });
    response.end(body);
  })();
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit(0));
