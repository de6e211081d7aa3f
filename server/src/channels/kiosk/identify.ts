import type { FastifyRequest } from 'fastify';
import { isId, minuteMs } from '#base';
import { findKiosk, type Kiosk } from '#kiosks';
import type { KioskChannel, KioskRoute } from './channel.ts';
import { refuse } from './refusals.ts';
import { bodyOf } from './signed-body.ts';
import { digestOf, isSignedBy, readSignature, signatureBase } from './signature.ts';

/** How far a machine's clock may be off, both ways. */
const mostOffMs = 5 * minuteMs;

/**
 * Which machine calls, by its signature over the request. What a machine stored while the network
 * was gone was signed when it was stored: those routes take it however old, and are done once by
 * the id in their path. Refuses with `kiosk_signature_wrong` and `kiosk_clock_wrong`.
 */
export async function identify(
  { context }: Pick<KioskChannel, 'context'>,
  route: KioskRoute,
  request: FastifyRequest,
): Promise<Kiosk | null> {
  if (route.access === 'public') return null;
  const { headers } = request;
  const read = readSignature(textOf(headers['signature-input']), textOf(headers['signature']));
  if (!read || !isId('ksk', read.keyId)) throw refuse.kiosk_signature_wrong();
  const needed = neededFor(route, request);
  if (needed.some((component) => !read.components.includes(component))) {
    throw refuse.kiosk_signature_wrong();
  }
  const base = signatureBase(read, (component) => valueOf(request, component));
  const kiosk = await findKiosk(context, read.keyId);
  const isRight =
    kiosk?.publicKey && base !== undefined && isSignedBy(kiosk.publicKey, base, read.octets);
  if (!isRight) throw refuse.kiosk_signature_wrong();
  const offMs = read.createdMs - context.clock.now();
  const isLate = offMs < -mostOffMs && !isStored(route);
  if (isLate || offMs > mostOffMs) throw refuse.kiosk_clock_wrong();
  return kiosk;
}

function isStored({ path }: KioskRoute): boolean {
  return path === '/api/kiosk/sales/{sale}' || path === '/api/kiosk/boxes/{box}';
}

function neededFor({ isKeyed }: KioskRoute, request: FastifyRequest): string[] {
  return [
    '@method',
    '@path',
    ...(bodyOf(request).length > 0 ? ['content-digest'] : []),
    ...(isKeyed ? ['idempotency-key'] : []),
  ];
}

/** The digest is made of what came, so that a header cannot lie about it. */
function valueOf(request: FastifyRequest, component: string): string | undefined {
  if (component === '@method') return request.method;
  if (component === '@path') return new URL(request.url, 'http://kiosk.invalid').pathname;
  if (component === 'content-digest') return digestOf(bodyOf(request));
  return component.startsWith('@') ? undefined : textOf(request.headers[component])?.trim();
}

function textOf(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : undefined;
}
