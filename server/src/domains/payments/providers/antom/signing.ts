import { isSigned, signText } from '../rsa/signature.ts';
import type { Merchant } from './settings.ts';

export interface Message {
  /** Path and query of the address that is called, in both directions. */
  readonly target: string;
  readonly clientId: string;
  /** As it stands in the header. */
  readonly time: string;
  readonly body: string | Buffer;
}

/** What is signed of a request, of its answer and of a notice alike. */
function signedBytes({ target, clientId, time, body }: Message): Buffer {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  return Buffer.concat([Buffer.from(`POST ${target}\n${clientId}.${time}.`), bytes]);
}

/** The `Signature` of a call. */
export function signatureOf(merchant: Merchant, message: Message): string {
  const text = signedBytes(message).toString();
  const signature = encodeURIComponent(signText(text, merchant.merchantPrivateKey));
  return `algorithm=RSA256, keyVersion=${merchant.keyVersion}, signature=${signature}`;
}

/** Whether Antom has signed these very bytes. The header's parts may come in any order. */
export function isAuthentic(merchant: Merchant, message: Message, header: string): boolean {
  const parts = new Map(
    header.split(',').map((part) => {
      const [name = '', ...value] = part.trim().split('=');
      return [name, value.join('=')] as const;
    }),
  );
  const signature = unescaped(parts.get('signature') ?? '');
  if (parts.get('algorithm') !== 'RSA256' || signature === undefined) return false;
  return isSigned(signedBytes(message), signature, merchant.antomPublicKeys);
}

function unescaped(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
