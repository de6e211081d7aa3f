import { methodNameOf } from '@lowu/contract/method-names';
import type { Language } from '../../client/index.ts';
import type { NameOf } from '../words/words.ts';

/** One of our accounts, also one of many of its kind, such as `clearing:alipay_cn`. */
export function accountName(account: string, nameOf: NameOf, language: Language): string {
  const plain = nameOf('account', account);
  if (plain !== account) return plain;
  const [kind = '', ...of] = account.split(':');
  const text = nameOf('accountOf', kind);
  const [first, service = '', zone = ''] = of;
  if (text === kind || first === undefined) return account;
  if (kind === 'clearing') return text.replace('{of}', methodNameOf(first)[language]);
  const isUse = first === 'usage';
  const whose = isUse ? `${nameOf('service', service)} · ${nameOf('zone', zone)}` : of.join(' ');
  return text.replace('{of}', whose);
}
