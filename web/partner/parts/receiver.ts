/** An endpoint, and the key that what it is sent is signed by. */
export interface Signing {
  readonly url: string;
  readonly secret: string;
}

const usualPort = '9000';

/**
 * For a shell that has Node and no more: takes what is sent, says whether we have signed it, and
 * shows it. It listens where the endpoint is, should that be on its own machine.
 */
export function receiverFor({ url, secret }: Signing): string {
  const { hostname, port } = new URL(url);
  const isHere = hostname === 'localhost' || hostname.startsWith('127.');
  const listensAt = (isHere && port) || usualPort;
  return `node -e '
const { createHmac } = require("node:crypto");
const key = Buffer.from("${secret.replace('whsec_', '')}", "base64");
require("node:http").createServer(async (asked, answer) => {
  const body = Buffer.concat(await asked.toArray());
  const signed = createHmac("sha256", key)
    .update(asked.headers["webhook-id"] + "." + asked.headers["webhook-timestamp"] + ".")
    .update(body).digest("base64");
  const all = String(asked.headers["webhook-signature"]).split(" ");
  const isOurs = all.includes("v1," + signed);
  console.log(isOurs ? "verified:" : "NOT verified:", body.toString());
  answer.writeHead(isOurs ? 204 : 400).end();
}).listen(${listensAt});'`;
}
