import { Refused } from '../protocol/refusal.ts';
import { printRfc3339 } from '../protocol/rfc3339.ts';
import { seal } from '../protocol/sealing.ts';
import { addresses, type Region } from '../regions.ts';
import type { Method } from './method.ts';

/** The certificates that sign or soon will, sealed. Merchants with public keys have none. */
export function certificateMethods(region: Region): Method[] {
  return [
    {
      name: 'certificates',
      httpMethod: 'GET',
      path: addresses[region].certificates,
      outTradeNoOf: () => '',
      run(world, { merchant }) {
        if (merchant.mode === 'public-key') {
          throw new Refused('NO_AUTH', '商户使用微信支付公钥，无可用的平台证书');
        }
        const data = world.keys.list('certificate').map((key) => ({
          serial_no: key.serial,
          effective_time: printRfc3339(key.signsFromMs),
          expire_time: printRfc3339(key.untilMs),
          encrypt_certificate: seal(key.publishedPem, merchant.apiV3Key, 'certificate'),
        }));
        return { fields: { data } };
      },
    },
  ];
}
