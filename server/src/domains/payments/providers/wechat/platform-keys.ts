import { type KeyObject, X509Certificate } from 'node:crypto';
import { type InstantMs, minuteMs } from '#base';
import type { CallTools } from '../provider.ts';
import { fieldsOf, objectIn } from '../json/fields.ts';
import { openSealed } from './sealed.ts';
import type { Merchant } from './settings.ts';
import { authorizationOf, type FindKey, fixedHeaders, verdictOn } from './signing.ts';

/**
 * The keys that WeChat signs with, by what `Wechatpay-Serial` calls them: public keys out of the
 * settings, and certificates that WeChat publishes. While a merchant changes from one to the other
 * both sign, in turn.
 */
export interface PlatformKeys {
  readonly find: FindKey;
  /** Fetches the certificates, at most once in a while: strangers can make up serial numbers. */
  learn(tools: CallTools): Promise<void>;
}

interface Certificate {
  readonly key: KeyObject;
  readonly from: InstantMs;
  readonly until: InstantMs;
}

const timeoutMs = 10_000;
const learnEveryMs = minuteMs;

export function openPlatformKeys(merchant: Merchant): PlatformKeys {
  let certificates: ReadonlyMap<string, Certificate> = new Map();
  let learning: Promise<void> | undefined;
  let triedAt = Number.NEGATIVE_INFINITY;
  const learn = async (tools: CallTools): Promise<void> => {
    triedAt = tools.nowMs;
    certificates = (await fetchCertificates(merchant, tools)) ?? certificates;
  };
  return {
    find(serial, nowMs) {
      const certificate = certificates.get(serial);
      const isValid = certificate && nowMs >= certificate.from && nowMs <= certificate.until;
      return merchant.platformPublicKeys.get(serial) ?? (isValid ? certificate.key : undefined);
    },
    async learn(tools) {
      if (!merchant.usesCertificates) return;
      if (!learning && Math.abs(tools.nowMs - triedAt) < learnEveryMs) return;
      learning ??= learn(tools).finally(() => {
        learning = undefined;
      });
      await learning;
    },
  };
}

/**
 * The certificates that are in force or soon will be, or undefined. Each is sealed with our API v3
 * key, which WeChat alone shares, and the answer is signed with one of them: so the first answer
 * of all can be believed, too.
 */
async function fetchCertificates(
  merchant: Merchant,
  { http, nowMs }: CallTools,
): Promise<ReadonlyMap<string, Certificate> | undefined> {
  const target = merchant.dialect.certificates;
  const outcome = await http.call({
    method: 'GET',
    url: `${merchant.gateway}${target}`,
    headers: {
      ...fixedHeaders,
      authorization: authorizationOf(merchant, { method: 'GET', target, body: '' }, nowMs),
    },
    timeoutMs,
  });
  if (outcome.outcome !== 'proof' || outcome.answer.status !== 200) return undefined;
  const { headers, body } = outcome.answer;
  const listed = objectIn(body)?.['data'];
  if (!Array.isArray(listed)) return undefined;
  const certificates = new Map(
    listed.flatMap((item) => {
      const read = readCertificate(item, merchant.apiV3Key);
      return read ? [read] : [];
    }),
  );
  const find = (serial: string): KeyObject | undefined =>
    merchant.platformPublicKeys.get(serial) ?? certificates.get(serial)?.key;
  const verdict = verdictOn(find, headers, body, nowMs);
  return verdict.kind === 'signed' ? certificates : undefined;
}

function readCertificate(
  item: unknown,
  apiV3Key: Buffer,
): readonly [serial: string, Certificate] | undefined {
  const { serial_no: serial, encrypt_certificate: sealed } = fieldsOf(item) ?? {};
  const pem = openSealed(sealed, apiV3Key);
  if (!pem || typeof serial !== 'string') return undefined;
  try {
    const certificate = new X509Certificate(pem);
    if (certificate.serialNumber !== serial.toUpperCase()) return undefined;
    const { publicKey: key, validFromDate, validToDate } = certificate;
    if (key.asymmetricKeyType !== 'rsa') return undefined;
    return [serial, { key, from: validFromDate.getTime(), until: validToDate.getTime() }];
  } catch {
    return undefined;
  }
}
