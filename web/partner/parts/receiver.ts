/** An endpoint, and the key that what it is sent is signed by. */
export interface Signing {
  readonly url: string;
  readonly secret: string;
}

const usualPort = '9000';

/**
 * For a shell that has Node and no more: takes what is sent, says whether we have signed it, and
 * shows it. It listens where the endpoint is, should that be on its own machine. What is too old is
 * refused, but where the clock of the sandbox can be moved away from the machine's.
 */
export function receiverFor({ url, secret }: Signing, isClockMovable: boolean): string {
  const { hostname, port } = new URL(url);
  const isHere = hostname === 'localhost' || hostname.startsWith('127.');
  const listensAt = (isHere && port) || usualPort;
  const takes = isClockMovable ? 'isOurs' : 'isOurs && isFresh';
  return `node -e '
const { createHmac, timingSafeEqual } = require("node:crypto");
const key = Buffer.from("${secret.replace('whsec_', '')}", "base64");
require("node:http").createServer(async (asked, answer) => {
  const body = Buffer.concat(await asked.toArray());
  const { "webhook-id": id, "webhook-timestamp": at, "webhook-signature": all } = asked.headers;
  const hmac = createHmac("sha256", key).update(id + "." + at + ".").update(body);
  const ours = Buffer.from("v1," + hmac.digest("base64"));
  const isOurs = String(all).split(" ").map((one) => Buffer.from(one))
    .some((one) => one.length === ours.length && timingSafeEqual(one, ours));
  const isFresh = Math.abs(Date.now() / 1000 - at) < 300;
  const found = isOurs ? (isFresh ? "verified:" : "verified, but too old:") : "NOT verified:";
  console.log(found, body.toString());
  answer.writeHead(${takes} ? 204 : 400).end();
}).listen(${listensAt});'`;
}
